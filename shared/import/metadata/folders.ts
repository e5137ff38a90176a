import type { FolderKind } from '@shared/model/folder'
import { granteeElement, readGrantees } from './grantees'
import type { ParsedGrantee } from './parsed-sharing'
import type { ParsedFolderShare } from './parsed-surroundings'
import { ownName, report, type Reading } from './reading'
import type { XmlElement } from './xml'
import {
  childOf,
  childrenOf,
  choiceOf,
  noteUnknownElements,
  positionOf,
  wordOf,
  type ReadFile,
} from './xml-values'

const kindsByRoot: ReadonlyMap<string, FolderKind> = new Map([
  ['ReportFolder', 'Report'],
  ['DashboardFolder', 'Dashboard'],
  ['EmailFolder', 'EmailTemplate'],
  ['DocumentFolder', 'Document'],
])

const accessTypes = ['Hidden', 'Public', 'PublicInternal', 'Shared'] as const
const publicAccesses = ['ReadOnly', 'ReadWrite'] as const
const shareLevels = ['View', 'EditAllContents', 'Manage'] as const

/** A folder of reports, dashboards, templates or documents, in the enhanced and in the old form. Source: import-formats 3.14. */
export function readFolder(reading: Reading, file: ReadFile, root: XmlElement, name: string): void {
  const kind = kindsByRoot.get(root.name)
  if (kind === undefined) return
  noteUnknownElements(reading, file, root, root.name)
  const publicFolderAccess = choiceOf(
    reading,
    file,
    root,
    'publicFolderAccess',
    publicAccesses,
    'ReadOnly',
  )
  const oldLevel = publicFolderAccess === 'ReadWrite' ? 'EditAllContents' : 'View'
  const old = readGrantees(reading, file, childOf(root, 'sharedTo')).map(
    (sharedTo): ParsedFolderShare => ({ sharedTo, accessLevel: oldLevel }),
  )
  const enhanced = childrenOf(root, 'folderShares').map((share) => readShare(reading, file, share))
  reading.lists.folders.push({
    ...positionOf(file, root),
    kind,
    name,
    label: wordOf(root, 'name'),
    accessType: choiceOf(reading, file, root, 'accessType', accessTypes, 'Hidden'),
    publicFolderAccess,
    shares: [...enhanced, ...old],
  })
}

function readShare(reading: Reading, file: ReadFile, element: XmlElement): ParsedFolderShare {
  const accessLevel = choiceOf(reading, file, element, 'accessLevel', shareLevels, 'View') ?? 'View'
  return { sharedTo: readTarget(reading, file, element), accessLevel }
}

/** Kinds whose word here differs from the element of sharing rules. */
const elementsByType: ReadonlyMap<string, string> = new Map([
  ['Manager', 'managers'],
  ['ManagerAndSubordinatesInternal', 'managerSubordinates'],
  ['AllPrmUsers', 'allPartnerUsers'],
  ['AllCspUsers', 'allCustomerPortalUsers'],
  ['PartnerUser', 'user'],
  ['CustomerPortalUser', 'user'],
])

/** Whom a share names by `sharedTo` and `sharedToType`; null for all users. Rule FLD-11. */
function readTarget(reading: Reading, file: ReadFile, element: XmlElement): ParsedGrantee | null {
  const at = positionOf(file, element)
  const name = wordOf(element, 'sharedTo') ?? ''
  const type = wordOf(element, 'sharedToType') ?? ''
  if (/^allinternalusers$/i.test(name)) return { ...at, element: 'allInternalUsers', name: '' }
  if (type === 'Organization') return null
  const known = granteeElement(
    elementsByType.get(type) ?? type.charAt(0).toLowerCase() + type.slice(1),
  )
  if (known !== null) return { ...at, element: known, name: ownName(reading, name) }
  const message = `\`${type}\` is no kind of grantee known here; whom \`${name}\` reaches is unknown, update tripod or name a group`
  report(reading, 'warning', 'unknown-grantee', at, message)
  return { ...at, element: null, name: `${type}:${name}` }
}
