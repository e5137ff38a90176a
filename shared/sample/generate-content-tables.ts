import { parseRecordId } from '../model/id'
import type { Org } from '../model/org'
import type { RecordTable } from '../model/record-table'
import { elementAt, type Random } from './random'
import { idText, recordIdAt } from './sample-id'

type Cell = () => string | null
type Owner = 'user' | 'none'

const organization = idText('00D', 1)
const booleans = ['true', 'false'] as const

/**
 * Files, links, libraries, Chatter groups, posts, folder items and articles with columns as their objects have them.
 *
 * References lead to records, users and groups of the org and to each other, now and then to nothing.
 */
export function generateContentTables(
  random: Random,
  org: Org,
  categories: readonly string[],
): RecordTable[] {
  const idsOf = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, position) => recordIdAt(prefix, position + 1))
  const groups = idsOf('0F9', 3)
  const libraries = idsOf('058', 2)
  const permissions = ['Viewer', 'Author', 'Library Administrator', 'Other']
  const files = idsOf('069', 5)
  const items = idsOf('0D5', 5)
  const articles = idsOf('ka0', 4)
  const records = org.records.flatMap(({ ids }) => ids)
  const users = org.users.map(({ id }) => id)
  const principals = [...users, ...org.groups.map(({ id }) => id)]
  const one =
    (list: readonly string[]): Cell =>
    () =>
      list.length === 0 ? null : random.pick(list)
  const mostly =
    (cell: Cell, probability = 0.9): Cell =>
    () =>
      random.chance(probability) ? cell() : null
  const table = (
    object: string,
    ids: readonly string[] | number,
    owner: Owner,
    columns: Readonly<Record<string, Cell>>,
  ): RecordTable => {
    const known =
      typeof ids === 'number' ? Array.from({ length: ids }, (_, i) => `${object}:${i}`) : ids
    const held = Object.entries(columns).filter(() => random.chance(0.97))
    return {
      object,
      ids: known.map(parseRecordId),
      owners: known.map(() =>
        owner === 'none' || random.chance(0.1) ? null : random.pick(org.users).id,
      ),
      columns: held
        .map(([field, cell]) => ({ field, values: known.map(cell) }))
        .sort((a, b) => (a.field < b.field ? -1 : 1)),
      matchedRules: null,
    }
  }
  const folders = org.folders.map(({ id }) => id)
  const ofFile = { ContentDocumentId: one(files) }
  const inFolder = {
    FolderId: mostly(one([...folders, ...users.slice(0, 2), organization, 'gone'])),
    CreatedById: one(users),
  }
  return [
    table('ContentDocument', files, 'user', {
      PublishStatus: one(['P', 'P', 'R']),
      ParentId: mostly(one(libraries), 0.2),
      SharingPrivacy: one(['N', 'N', 'P']),
    }),
    table('ContentDocumentLink', 8, 'none', {
      ...ofFile,
      LinkedEntityId: one([
        ...principals,
        ...libraries,
        ...groups,
        ...records,
        organization,
        'gone',
      ]),
      ShareType: one(['V', 'C', 'I']),
      Visibility: one(['AllUsers', 'InternalUsers', 'SharedUsers']),
    }),
    table('ContentVersion', 2, 'user', ofFile),
    table('ContentAsset', 1, 'none', { ...ofFile, IsVisibleByExternalUsers: one(booleans) }),
    table('ContentDistribution', 1, 'none', {
      ...ofFile,
      PreferencesExpires: one(booleans),
      PreferencesPasswordRequired: one(booleans),
    }),
    table('ContentWorkspace', libraries, 'none', {}),
    table('ContentWorkspacePermission', permissions, 'none', {
      Name: one(permissions),
      ...(random.chance(0.5)
        ? { PermissionsAddContent: one(booleans), PermissionsDeleteContent: one(booleans) }
        : {}),
    }),
    table('ContentWorkspaceMember', 6, 'none', {
      ContentWorkspaceId: one(libraries),
      MemberId: one(principals),
      ContentWorkspacePermissionId: mostly(one(permissions)),
    }),
    table('CollaborationGroup', groups, 'user', {
      CollaborationType: one(['Public', 'Private', 'Unlisted']),
      CanHaveGuests: one(booleans),
    }),
    table('CollaborationGroupMember', 6, 'none', {
      CollaborationGroupId: one(groups),
      MemberId: one(users),
      CollaborationRole: one(['Standard', 'Admin']),
    }),
    table('FeedItem', items, 'none', {
      ParentId: mostly(one([...records, ...groups, ...users, ...files]), 0.95),
      CreatedById: one(users),
      Visibility: one(['AllUsers', 'InternalUsers']),
      Type: one(['TextPost', 'TextPost', 'TrackedChange']),
    }),
    table('FeedComment', 3, 'none', { FeedItemId: one(items), CreatedById: one(users) }),
    table('FeedTrackedChange', 2, 'none', {
      FeedItemId: one(items),
      FieldName: one(fieldPaths(org)),
    }),
    table('Report', 4, 'none', inFolder),
    table('Dashboard', 2, 'none', inFolder),
    table('EmailTemplate', 2, 'none', inFolder),
    table('Document', 2, 'none', inFolder),
    table('ListView', 3, 'user', { Visibility: mostly(one(['OnlyMe', 'AllUsers', 'Shared'])) }),
    table('Knowledge__kav', articles, 'user', {
      PublishStatus: one(['Online', 'Online', 'Draft']),
      IsVisibleInPrm: one(booleans),
      IsVisibleInCsp: one(booleans),
      IsVisibleInPkb: one(booleans),
    }),
    table('Knowledge__DataCategorySelection', 5, 'none', {
      ParentId: one(articles),
      DataCategoryGroupName: one(['Places', 'Products', 'Places', 'Unknown']),
      DataCategoryName: one([...categories, 'All']),
    }),
  ]
}

function fieldPaths(org: Org): string[] {
  const paths = org.objects.flatMap(({ name, fields }) =>
    fields.map((field) => `${name}.${field.name}`),
  )
  return paths.length === 0 ? ['Name'] : [elementAt(paths, 0), ...paths]
}
