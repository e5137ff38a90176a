import { ownName, type Reading } from './reading'
import type { XmlElement } from './xml'
import { childOf, flagOf, positionOf, wordOf, wordsOf, type ReadFile } from './xml-values'

/** An experience site's membership. Source: import-formats 3.13. */
export function readNetwork(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
): void {
  const members = childOf(root, 'networkMemberGroups')
  const sets = members === undefined ? [] : wordsOf(members, 'permissionSet')
  reading.lists.networks.push({
    ...positionOf(file, root),
    name,
    site: wordOf(root, 'site'),
    status: wordOf(root, 'status'),
    memberProfiles: members === undefined ? [] : wordsOf(members, 'profile'),
    memberPermissionSets: sets.map((set) => ownName(reading, set)),
    selfRegistrationProfile: wordOf(root, 'selfRegProfile'),
    enableGuestFileAccess: flagOf(reading, file, root, 'enableGuestFileAccess'),
  })
}

/** The site and its guest profile. Source: import-formats 3.13. */
export function readSite(reading: Reading, file: ReadFile, root: XmlElement, name: string): void {
  reading.lists.sites.push({
    ...positionOf(file, root),
    name,
    label: wordOf(root, 'masterLabel'),
    isActive: flagOf(reading, file, root, 'active'),
    siteType: wordOf(root, 'siteType'),
    guestProfile: wordOf(root, 'guestProfile'),
    guestRecordDefaultOwner: wordOf(root, 'siteGuestRecordDefaultOwner'),
  })
}
