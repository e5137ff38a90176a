import { folderKinds, type Folder, type FolderShare } from '../../model/folder'
import type { Org } from '../../model/org'
import { changeRefusal, type ChangeRefusal } from '../change'
import { closestNames } from '../closest-names'
import { granteeOf, granteeTexts, isSameGrantee } from '../grantee-text'
import { granteeWordsBut } from '../item'
import { kindOf, type Edited, type KindOf, type Named } from '../kind'
import { userNamed } from '../naming'
import { byId, freshId, labelOfName } from '../naming-rules'
import { inList, propertiesOf, type ElementList } from '../property'
import { mapped, withParts } from '../references'
import { objectAndName } from '../statement'
import { memberOf } from '../value'
import { illegalDeveloperName } from './legal-name'

const put = inList<Folder>(
  (org) => org.folders,
  (org, folders) => ({ ...org, folders }),
)
const { text, choice, reference, list } = propertiesOf(put)

const nameOf = ({ kind, name }: Folder) => `${kind}.${name}`

/** A folder by kind and developer name (`Report.Sales`). */
function find(org: Org, name: string): Named<Folder> {
  const wanted = name.toLowerCase()
  const position = org.folders.findIndex((one) => nameOf(one).toLowerCase() === wanted)
  const item = org.folders[position]
  return item === undefined
    ? changeRefusal(
        'unknown-folder',
        `no folder is named \`${name}\``,
        closestNames(name, org.folders.map(nameOf)),
      )
    : { kind: 'found', item, position }
}

const illegal = (org: Org, kind: Folder['kind'], name: string, except: Folder | null) =>
  illegalDeveloperName(
    `folder of kind ${kind} named`,
    name,
    org.folders.filter((one) => one.kind === kind && one !== except).map((one) => one.name),
  )

type Template = Omit<Folder, 'id' | 'kind' | 'name' | 'label'>

function placed(org: Org, textOfName: string, from: Template): Edited {
  const parts = objectAndName(textOfName)
  if ('kind' in parts) return parts
  const kind = folderKinds.find((known) => known.toLowerCase() === parts.object.toLowerCase())
  if (kind === undefined)
    return changeRefusal(
      'unknown-folder-kind',
      `\`${parts.object}\` is no kind of folder (FLD-01); begin with one of ${folderKinds.join(', ')} and a dot`,
      closestNames(parts.object, folderKinds),
    )
  const { name } = parts
  const ids = org.folders.map(({ id }) => id)
  const id = freshId(kind, name, ids).replace(':', '/')
  const folder: Folder = { ...from, id, kind, name, label: labelOfName(name) }
  return illegal(org, kind, name, null) ?? put(org, null, folder)
}

const isChildOf = (child: Folder, parent: Folder) =>
  child.kind === parent.kind && (child.parent === parent.id || child.parent === parent.name)

/** FLD-16: a folder with subfolders stays, as on the platform. */
function without(org: Org, folder: Folder): Edited {
  const child = org.folders.find((one) => isChildOf(one, folder))
  return child === undefined
    ? put(org, folder, null)
    : changeRefusal(
        'has-subfolders',
        `\`${nameOf(child)}\` stands in \`${nameOf(folder)}\` (FLD-16); move or delete it first`,
      )
}

function renamed(org: Org, folder: Folder, name: string): Edited {
  const refusal = illegal(org, folder.kind, name, folder)
  if (refusal !== null) return refusal
  return withParts(org, {
    folders: mapped(org.folders, (one) => {
      if (one === folder) return { ...folder, name }
      return one.kind === folder.kind && one.parent === folder.name ? { ...one, parent: name } : one
    }),
  })
}

/** The folder that each stands in; of those that its file may mean, by id or name, the first. Built once for all of them. */
function parentsIn(org: Org): (folder: Folder) => Folder | null {
  const foldersByKind = new Map<Folder['kind'], Map<string, Folder>>()
  for (const folder of org.folders) {
    const folders = foldersByKind.get(folder.kind) ?? new Map<string, Folder>()
    foldersByKind.set(folder.kind, folders)
    for (const key of [folder.id, folder.name]) if (!folders.has(key)) folders.set(key, folder)
  }
  return ({ kind, parent }) =>
    parent === null ? null : (foldersByKind.get(kind)?.get(parent) ?? null)
}

/** FLD-16: of the same kind, and never inside itself. */
function withParent(org: Org, folder: Folder, above: Folder | null): Folder | ChangeRefusal {
  if (above === null) return { ...folder, parent: null }
  if (above.kind !== folder.kind)
    return changeRefusal(
      'other-kind',
      `\`${nameOf(above)}\` holds no folders of kind ${folder.kind} (FLD-01); name one of the same kind`,
    )
  const seen = new Set<Folder>()
  const parentOf = parentsIn(org)
  for (let at: Folder | null = above; at !== null && !seen.has(at); at = parentOf(at)) {
    if (at === folder)
      return changeRefusal(
        'folder-cycle',
        `\`${nameOf(folder)}\` would be inside itself through \`${nameOf(above)}\`; choose another folder`,
      )
    seen.add(at)
  }
  return { ...folder, parent: above.id }
}

const levels = ['View', 'EditAllContents', 'Manage'] as const
const words = granteeWordsBut('queue')

/** Whom a folder is shared with, and how: `role:Sales as Manage`; View where nothing is said. Rule FLD-11. */
const shares: ElementList<Folder, FolderShare> = {
  rule: 'FLD-11',
  elements: (_, folder) => folder.shares,
  parse(org, _, element) {
    const member = memberOf(element, words, levels)
    if ('kind' in member) return member
    const accessLevel = levels.find((known) => known === member.level) ?? 'View'
    if (member.word === 'everyone') return { sharedTo: { kind: 'everyone' }, accessLevel }
    const sharedTo = granteeOf(org, member)
    return sharedTo.kind === 'refused' ? sharedTo : { sharedTo, accessLevel }
  },
  format(org) {
    const name = granteeTexts(org)
    return ({ sharedTo, accessLevel }) =>
      `${sharedTo.kind === 'everyone' ? 'everyone' : name(sharedTo)} as ${accessLevel}`
  },
  isSame: ({ sharedTo: a }, { sharedTo: b }) =>
    a.kind === 'everyone' || b.kind === 'everyone' ? a.kind === b.kind : isSameGrantee(a, b),
  put: (org, folder, next) => put(org, folder, { ...folder, shares: next }),
  absent: (_, folder, element) =>
    changeRefusal(
      'not-there',
      `\`${nameOf(folder)}\` is not shared with \`${element}\`; leave this change out`,
    ),
}

const of: KindOf<Folder> = {
  kind: 'folder',
  noun: 'folder',
  plural: 'folders',
  nameForm: 'Report.DeveloperName',
  isDotted: true,
  direct: { flag: null, list: 'shares' },
  renamedBy: 'name',
  items: (org) => org.folders,
  key: ({ id }) => id,
  naming: () => nameOf,
  label: ({ label }) => label,
  note:
    () =>
    ({ accessType }) =>
      accessType,
  parent(org) {
    const parentOf = parentsIn(org)
    return (folder) => {
      const parent = parentOf(folder)
      return parent === null ? null : nameOf(parent)
    }
  },
  find,
  make: (org, name) =>
    placed(org, name, {
      ...{ parent: null, accessType: 'Shared', publicFolderAccess: 'ReadOnly', owner: null },
      shares: [],
    }),
  copy: (org, folder, name) => placed(org, name, folder),
  rename: renamed,
  remove: without,
  properties: [
    text(
      'name',
      (folder) => folder.name,
      (folder) => folder,
    ),
    text(
      'label',
      (folder) => folder.label,
      (folder, label) => ({ ...folder, label }),
    ),
    reference(
      'parent',
      { kind: 'folder', isOptional: true, find },
      (org, folder) => {
        const parent = parentsIn(org)(folder)
        return parent === null ? '' : nameOf(parent)
      },
      (folder, parent, org) => withParent(org, folder, parent),
      { rule: 'FLD-16' },
    ),
    choice(
      'accessType',
      ['Hidden', 'Public', 'PublicInternal', 'Shared', 'Personal'] as const,
      (folder) => folder.accessType,
      (folder, accessType) => ({ ...folder, accessType }),
      { rule: 'FLD-10' },
    ),
    choice(
      'publicFolderAccess',
      ['ReadOnly', 'ReadWrite'] as const,
      (folder) => folder.publicFolderAccess,
      (folder, publicFolderAccess) => ({ ...folder, publicFolderAccess }),
      { rule: 'FLD-10' },
    ),
    reference(
      'owner',
      { kind: 'user', isOptional: true, find: userNamed },
      (org, folder) => byId(org.users, (user) => user.username)(folder.owner),
      (folder, owner) => ({ ...folder, owner: owner?.id ?? null }),
      { rule: 'FLD-12' },
    ),
    list('shares', { kind: 'members', words, levels }, shares),
  ],
}

export const folderKind = kindOf(of)
