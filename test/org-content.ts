import type { CategoryGroupVisibility, DataCategoryGroup } from '@shared/model/data-category'
import type { Folder, FolderKind, FolderShare } from '@shared/model/folder'
import { parseUserId } from '@shared/model/id'
import { addUser, grantee, record, type Edit, type Who } from './org-builder'
import { profileOf } from './org-frame'

/** States that the import holds the table, with no rows in it. */
export function emptyTable(...objects: readonly string[]): Edit {
  return (org) => ({
    ...org,
    records: [
      ...org.records,
      ...objects
        .filter((object) => !org.records.some((table) => table.object === object))
        .map((object) => ({ object, ids: [], owners: [], columns: [], matchedRules: null })),
    ],
  })
}

type Cells = Readonly<Record<string, string | null>>

/** Two edits and more as one. */
export function all(...edits: readonly Edit[]): Edit {
  return (org) => edits.reduce((before, edit) => edit(before), org)
}

/** A file of an owner, published, in no library, with no link yet but the table of links there. */
export function file(id: string, owner: string, cells: Cells = {}): Edit {
  return all(
    record(id, owner, 'ContentDocument', { PublishStatus: 'P', ParentId: null, ...cells }),
    emptyTable('ContentDocumentLink'),
  )
}

/** A link of a file; `AllUsers` unless another visibility is named. */
export function link(
  document: string,
  entity: string,
  shareType: 'V' | 'C' | 'I' = 'V',
  visibility = 'AllUsers',
): Edit {
  return record(`${document}>${entity}`, null, 'ContentDocumentLink', {
    ContentDocumentId: document,
    LinkedEntityId: entity,
    ShareType: shareType,
    Visibility: visibility,
  })
}

/** A library with its members: user or group id -> name of the library permission. */
export function library(id: string, members: Readonly<Record<string, string>>): Edit {
  return all(
    record(id, null, 'ContentWorkspace', { Name: id }),
    emptyTable('ContentWorkspaceMember', 'ContentWorkspacePermission'),
    ...Object.entries(members).map(([member, permission]) =>
      record(`${id}:${member}`, null, 'ContentWorkspaceMember', {
        ContentWorkspaceId: id,
        MemberId: member,
        ContentWorkspacePermissionId: permission,
      }),
    ),
  )
}

/** A library permission by the platform's name, or with the privileges of these columns. */
export function libraryPermission(name: string, ...columns: readonly string[]): Edit {
  const stated = Object.fromEntries(columns.map((column) => [column, 'true']))
  return record(name, null, 'ContentWorkspacePermission', { Name: name, ...stated })
}

/** A Chatter group of an owner; members by user id, a manager as `user:Admin`. */
export function chatterGroup(
  id: string,
  owner: string,
  kind: 'Public' | 'Private' | 'Unlisted',
  members: readonly string[] = [],
  cells: Cells = {},
): Edit {
  return all(
    record(id, owner, 'CollaborationGroup', {
      Name: id,
      CollaborationType: kind,
      CanHaveGuests: 'false',
      ...cells,
    }),
    emptyTable('CollaborationGroupMember'),
    ...members.map((member) => {
      const [user = '', role = 'Standard'] = member.split(':')
      return record(`${id}:${user}`, null, 'CollaborationGroupMember', {
        CollaborationGroupId: id,
        MemberId: user,
        CollaborationRole: role,
      })
    }),
  )
}

/** A post on a record, user or group. */
export function post(id: string, parent: string, author: string, cells: Cells = {}): Edit {
  return record(id, null, 'FeedItem', {
    ParentId: parent,
    CreatedById: author,
    Type: 'TextPost',
    Visibility: 'AllUsers',
    ...cells,
  })
}

/** A folder; its shares name users, groups or grantees; `everyone` is all users. */
export function folder(
  id: string,
  shares: readonly (readonly [who: Who, level: FolderShare['accessLevel']])[] = [],
  changes: Partial<Omit<Folder, 'id' | 'shares' | 'owner'>> & { owner?: string } = {},
): Edit {
  return (org) => {
    const { owner, ...others } = changes
    const added: Folder = {
      id,
      kind: 'Report',
      name: id,
      label: id,
      parent: null,
      accessType: 'Shared',
      publicFolderAccess: 'ReadOnly',
      owner: owner === undefined ? null : parseUserId(owner),
      shares: shares.map(([who, accessLevel]) => ({
        sharedTo: who === 'everyone' ? { kind: 'everyone' } : grantee(org, who),
        accessLevel,
      })),
      ...others,
    }
    return { ...org, folders: [...org.folders, added] }
  }
}

/** An item in a folder. */
export function item(
  id: string,
  kind: FolderKind,
  folderId: string | null,
  cells: Cells = {},
): Edit {
  return record(id, null, kind, { FolderId: folderId, ...cells })
}

/** A tree of categories: name -> parent, null hangs from the root. */
export function categoryGroup(
  name: string,
  categories: Readonly<Record<string, string | null>>,
  changes: Partial<DataCategoryGroup> = {},
): Edit {
  const added: DataCategoryGroup = {
    name,
    label: name,
    isActive: true,
    objects: ['KnowledgeArticleVersion'],
    categories: Object.entries(categories).map(([category, parent]) => ({
      name: category,
      label: category,
      parent,
    })),
    defaultVisibility: { visibility: 'NONE', dataCategories: [] },
    ...changes,
  }
  return (org) => ({ ...org, dataCategoryGroups: [...org.dataCategoryGroups, added] })
}

/** `ALL`, `NONE`, or the named categories. */
export type Shown = 'ALL' | 'NONE' | readonly string[]

export function visibilityOf(group: string, shown: Shown): CategoryGroupVisibility {
  return typeof shown === 'string'
    ? { dataCategoryGroup: group, visibility: shown, dataCategories: [] }
    : { dataCategoryGroup: group, visibility: 'CUSTOM', dataCategories: shown }
}

/** What a user's own profile shows of a group of categories. */
export function profileShows(user: string, group: string, shown: Shown): Edit {
  return (org) => ({
    ...org,
    profiles: org.profiles.map((profile) =>
      profile.name === profileOf(user)
        ? {
            ...profile,
            categoryGroupVisibilities: [
              ...profile.categoryGroupVisibilities,
              visibilityOf(group, shown),
            ],
          }
        : profile,
    ),
  })
}

/** An article with its categories as `Group.Category`. */
export function article(id: string, categories: readonly string[], cells: Cells = {}): Edit {
  return all(
    record(id, 'rw1', 'Knowledge__kav', {
      PublishStatus: 'Online',
      IsVisibleInApp: 'true',
      IsVisibleInPrm: 'false',
      IsVisibleInCsp: 'false',
      IsVisibleInPkb: 'false',
      ...cells,
    }),
    emptyTable('Knowledge__DataCategorySelection'),
    ...categories.map((path) => {
      const [group = '', category = ''] = path.split('.')
      return record(`${id}:${path}`, null, 'Knowledge__DataCategorySelection', {
        ParentId: id,
        DataCategoryGroupName: group,
        DataCategoryName: category,
      })
    }),
  )
}

/** A partner user `p` without role, whom only defaults let in. */
export const partner = addUser('p', null, { userType: 'PowerPartner' })
