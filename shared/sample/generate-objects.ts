import {
  namedField,
  type FieldConfig,
  type FieldType,
  type ObjectConfig,
  type SharingModel,
} from '../model/object-config'
import { customNouns } from './names'
import type { Feature, OrgShape } from './org-shape'
import { elementAt, type Random } from './random'
import { keyPrefixOf } from './sample-id'

const coreObjects = ['Account', 'Contact', 'Opportunity', 'Case']
const salesObjects = ['Lead', 'Campaign', 'Contract', 'Order']
const openModels: readonly SharingModel[] = ['Private', 'Private', 'Read', 'ReadWrite']

/** A field as generated orgs use them: declared, with the given type and parents. */
export function fieldOf(
  name: string,
  type: FieldType,
  changes: Partial<FieldConfig> = {},
): FieldConfig {
  return {
    ...namedField(name),
    label: name.replace(/__c$/, '').replaceAll('_', ' '),
    type,
    isDeclared: true,
    ...changes,
  }
}

/** Names of the objects of a generated org: the account family, then sales objects, then custom ones. */
export function objectNamesOf(shape: OrgShape): string[] {
  const standard = shape.features.includes('salesObjects')
    ? [...coreObjects, ...salesObjects]
    : coreObjects
  const names = standard.slice(0, shape.objectCount)
  for (let position = 0; names.length < shape.objectCount; position++) {
    const noun = elementAt(customNouns, position % customNouns.length).replaceAll(' ', '_')
    const round = Math.floor(position / customNouns.length)
    names.push(`${noun}${round === 0 ? '' : `_${round + 1}`}__c`)
  }
  return names
}

/** Objects with defaults, hierarchy switches and master-detail chains, sorted by name. */
export function generateObjects(random: Random, shape: OrgShape): ObjectConfig[] {
  const names = objectNamesOf(shape)
  const custom = names.filter((name) => name.endsWith('__c'))
  const objects = names.map((name, position) =>
    name.endsWith('__c')
      ? customObject(random, shape, name, custom, position)
      : standardObject(random, shape, name, position),
  )
  return objects.sort((a, b) => (a.name < b.name ? -1 : 1))
}

function standardObject(
  random: Random,
  shape: OrgShape,
  name: string,
  position: number,
): ObjectConfig {
  const internal = standardModel(random, shape, name)
  return {
    name,
    label: name,
    kind: 'standard',
    isDeclared: true,
    sharingModel: internal,
    externalSharingModel: internal === 'ControlledByParent' ? internal : 'Private',
    grantAccessUsingHierarchies: true,
    keyPrefix: keyPrefixOf(name, position),
    fields: standardFields(name),
    recordTypes: [],
  }
}

function standardModel(random: Random, shape: OrgShape, name: string): SharingModel {
  const wants = (feature: Feature): boolean => shape.features.includes(feature)
  if (name === 'Contact' || name === 'Order')
    return wants('controlledByParent') && random.chance(0.7) ? 'ControlledByParent' : 'Private'
  if (name === 'Contract') return 'ControlledByParent'
  if (shape.userCount > 1_000 || random.chance(0.6)) return 'Private'
  if (name === 'Campaign' && random.chance(0.5)) return 'FullAccess'
  if ((name === 'Lead' || name === 'Case') && random.chance(0.4)) return 'ReadWriteTransfer'
  return random.pick(openModels)
}

function standardFields(name: string): FieldConfig[] {
  const account = fieldOf('AccountId', 'Lookup', { referenceTo: ['Account'] })
  const own: Readonly<Record<string, readonly FieldConfig[]>> = {
    Account: [fieldOf('Industry', 'Picklist'), fieldOf('Region__c', 'Text')],
    Case: [
      account,
      fieldOf('ContactId', 'Lookup', { referenceTo: ['Contact'] }),
      fieldOf('Region__c', 'Text'),
      fieldOf('Status', 'Picklist', { isRequired: true }),
    ],
    Contact: [account, fieldOf('Phone', 'Phone'), fieldOf('Region__c', 'Text')],
    Contract: [account, fieldOf('Region__c', 'Text')],
    Opportunity: [
      account,
      fieldOf('Amount', 'Currency'),
      fieldOf('Region__c', 'Text'),
      fieldOf('Territory2Id', 'Lookup', { referenceTo: ['Territory2'] }),
    ],
    Order: [account, fieldOf('Region__c', 'Text')],
  }
  return [...(own[name] ?? [fieldOf('Phone', 'Phone'), fieldOf('Region__c', 'Text')])]
}

function customObject(
  random: Random,
  shape: OrgShape,
  name: string,
  custom: readonly string[],
  position: number,
): ObjectConfig {
  const masters = shape.features.includes('masterDetail')
    ? mastersOf(random, custom.indexOf(name), custom)
    : []
  const internal = masters.length > 0 ? 'ControlledByParent' : random.pick(openModels)
  const keepsHierarchy =
    masters.length > 0 || !shape.features.includes('hierarchySwitch') || random.chance(0.6)
  return {
    name,
    label: name.replace(/__c$/, '').replaceAll('_', ' '),
    kind: 'custom',
    isDeclared: true,
    sharingModel: internal,
    externalSharingModel: masters.length > 0 ? internal : 'Private',
    grantAccessUsingHierarchies: keepsHierarchy,
    keyPrefix: keyPrefixOf(name, position),
    fields: [...ownFields(), ...masters],
    recordTypes: [],
  }
}

function ownFields(): FieldConfig[] {
  return [
    fieldOf('Account__c', 'Lookup', { referenceTo: ['Account'] }),
    fieldOf('Amount__c', 'Currency'),
    fieldOf('Note__c', 'TextArea', { complianceGroup: 'PII' }),
    fieldOf('Region__c', 'Text'),
    fieldOf('Score__c', 'Number', { isCalculated: true }),
    fieldOf('Status__c', 'Picklist', { isRequired: true }),
  ]
}

/** Of every five custom objects the second is a detail, the third a subdetail, the fifth a junction of two masters. */
function mastersOf(random: Random, index: number, custom: readonly string[]): FieldConfig[] {
  const place = index % 5
  if (place !== 1 && place !== 2 && place !== 4) return []
  const first = index > 5 && random.chance(0.3) ? 'Account' : elementAt(custom, index - 1)
  const masters = [masterField('First_Master__c', first, 0, random.chance(0.5))]
  if (place === 4)
    masters.push(
      masterField('Second_Master__c', elementAt(custom, index - 4), 1, random.chance(0.5)),
    )
  return masters
}

function masterField(
  name: string,
  master: string,
  relationshipOrder: number,
  writeRequiresMasterRead: boolean,
): FieldConfig {
  return fieldOf(name, 'MasterDetail', {
    referenceTo: [master],
    relationshipOrder,
    writeRequiresMasterRead,
    isRequired: true,
  })
}
