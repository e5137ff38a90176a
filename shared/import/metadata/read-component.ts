import type { ComponentFile } from './classify'
import { decodedName } from './file-names'
import { isOldSharingRules, type ReadType } from './component-types'
import {
  readCustomPermission,
  readMutingPermissionSet,
  readPermissionSet,
  readPermissionSetGroup,
  readProfile,
} from './containers'
import { readConnectedApp } from './connected-apps'
import { readDataCategoryGroup } from './data-categories'
import { foldName } from './fold-name'
import { readFolder } from './folders'
import { readLayout } from './layouts'
import { readField, readObject, readRecordType, readSharingReason } from './objects'
import { readGroup, readQueue, readRole } from './principals'
import { countComponents, ownName, report, type Reading } from './reading'
import { readAccountRelationshipRule, readRestrictionRule, readSharingSet } from './rule-sets'
import { readSettingsFile, settingsType } from './settings'
import { readSharingRules } from './sharing-rules'
import { readNetwork, readSite } from './sites'
import { readTerritory, readTerritoryModel } from './territories'
import type { XmlElement } from './xml'
import { wordOf, type ReadFile } from './xml-values'

/** Puts what one component file says into the lists, if its root is what its place promises. */
export function readComponent(
  reading: Reading,
  path: string,
  component: ComponentFile,
  root: XmlElement,
): void {
  if (!hasExpectedRoot(reading, path, component, root)) return
  const file: ReadFile = { path, type: component.type }
  const name = ownName(reading, component.name)
  reportOtherName(reading, path, component, root)
  countFile(reading, component)
  readers[component.type](reading, file, root, name, ownName(reading, component.parent))
}

type ComponentReader = (
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
  name: string,
  parent: string,
) => void

const readers: Readonly<Record<ReadType, ComponentReader>> = {
  CustomObject: readObject,
  CustomField: readField,
  RecordType: readRecordType,
  SharingReason: readSharingReason,
  Profile: readProfile,
  PermissionSet: readPermissionSet,
  PermissionSetGroup: readPermissionSetGroup,
  MutingPermissionSet: readMutingPermissionSet,
  CustomPermission: readCustomPermission,
  Role: readRole,
  Group: readGroup,
  Queue: readQueue,
  SharingRules: readSharingRules,
  SharingSet: readSharingSet,
  AccountRelationshipShareRule: readAccountRelationshipRule,
  RestrictionRule: readRestrictionRule,
  FieldRestrictionRule: readRestrictionRule,
  Settings: readSettingsFile,
  Territory2Model: readTerritoryModel,
  Territory2: readTerritory,
  Network: readNetwork,
  CustomSite: readSite,
  Layout: readLayout,
  ReportFolder: readFolder,
  DashboardFolder: readFolder,
  EmailFolder: readFolder,
  DocumentFolder: readFolder,
  DataCategoryGroup: readDataCategoryGroup,
  ConnectedApp: readConnectedApp,
}

/** Parts nested in objects and rules count where they are read, permission sets once their parts are joined. */
function countFile(reading: Reading, component: ComponentFile): void {
  if (component.type === 'PermissionSet') return
  if (component.type === 'SharingRules' && component.parent !== '') return
  const type = component.type === 'Settings' ? settingsType(component.name).type : component.type
  countComponents(reading, type, 1, true)
}

function hasExpectedRoot(
  reading: Reading,
  path: string,
  component: ComponentFile,
  root: XmlElement,
): boolean {
  if (isExpectedRoot(component, root.name)) return true
  if (isOldSharingRules(root.name)) {
    countComponents(reading, root.name, 1, false)
    return false
  }
  if (component.type === 'Role' && root.name === 'UserRole') {
    const message = 'the root is `UserRole`, not `Role`; it was read all the same, rename it'
    report(reading, 'warning', 'unexpected-root', { file: path, line: root.line }, message)
    return true
  }
  const message = `the root is \`${root.name}\`, not \`${component.type}\`; the file was left out, move or rename it`
  report(reading, 'warning', 'unexpected-root', { file: path, line: root.line }, message)
  return false
}

const entryRoots = /^(?:Field|Object|User|Custom)Permissions?$|^(?:TabSetting|(?:Class|Page|Flow|Agent|CustomSetting|CustomMetadataType|ExternalDataSource|ServicePresenceStatus|ExternalCredentialPrincipal|EmailRoutingAddress)Access|(?:RecordType|Application)Visibility)$/ // prettier-ignore

function isExpectedRoot(component: ComponentFile, root: string): boolean {
  switch (component.type) {
    case 'Settings':
      return root.endsWith('Settings')
    case 'PermissionSet':
      return root === 'PermissionSet' || (component.isPart && isEntryRoot(root))
    case 'SharingRules':
      return root === 'SharingRules' || (component.isPart && /^Sharing\w+Rule$/.test(root))
    case 'RestrictionRule':
    case 'FieldRestrictionRule':
      return root === 'RestrictionRule' || root === 'FieldRestrictionRule'
    default:
      return root === component.type
  }
}

/** A `FieldPermission` file and its siblings. */
function isEntryRoot(root: string): boolean {
  return entryRoots.test(root)
}

/** The file's name counts; a name inside that differs is worth a word. Source: import-formats 1.2. */
function reportOtherName(
  reading: Reading,
  path: string,
  component: ComponentFile,
  root: XmlElement,
): void {
  const stated = wordOf(root, 'fullName')
  if (stated === null) return
  const names = [component.name, `${component.parent}.${component.name}`].map(foldName)
  if (names.includes(foldName(decodedName(stated)))) return
  const message = `the file is named \`${component.name}\` but says \`${stated}\`; the file name was taken, make them agree`
  report(reading, 'warning', 'other-name-inside', { file: path, line: root.line }, message)
}
