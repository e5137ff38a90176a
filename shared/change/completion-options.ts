import type { Org } from '../model/org'
import { decisionOfSetting, settingChoices, settingNames } from '../model/setting-choices'
import { memberKinds, objectPermissionWords, type SubjectKind } from './change'
import { objectNamed } from './naming'
import { formatName } from './quoted-name'
import { isRefusal, nameAndProperty } from './statement'
import { sharingModelChoices } from './sharing-model-choice'
import { systemPermissionNames } from './system-permissions'

/** A piece that may follow what is typed. */
export interface Option {
  /** What is written. */
  readonly text: string
  /** Further words by which it is found and that are shown beside it. */
  readonly detail: string
}

export const plainOptions = (texts: readonly string[]): readonly Option[] =>
  texts.map((text) => ({ text, detail: '' }))

const namedOptions = <Item>(
  items: readonly Item[],
  name: (item: Item) => string,
  detail: (item: Item) => string,
): readonly Option[] =>
  items.map((item) => ({ text: formatName(name(item)), detail: detail(item) }))

/** The names that may stand after `kind:`. */
export function subjectNames(org: Org, kind: SubjectKind): readonly Option[] {
  const ofContainers = (items: readonly { readonly name: string; readonly label: string }[]) =>
    namedOptions(
      items,
      ({ name }) => name,
      ({ label }) => label,
    )
  switch (kind) {
    case 'object':
      return ofContainers(org.objects)
    case 'field':
      return org.objects.flatMap((object) =>
        object.fields
          .filter(({ type }) => type === 'MasterDetail')
          .map((field) => ({ text: `${object.name}.${field.name}`, detail: field.label })),
      )
    case 'sharingRule':
      return namedOptions(
        org.sharingRules,
        ({ object, name }) => `${object}.${name}`,
        ({ label }) => label,
      )
    case 'user':
      return namedOptions(
        org.users,
        ({ username }) => username,
        ({ name }) => name,
      )
    case 'permissionSet':
      return ofContainers(org.permissionSets)
    case 'permissionSetGroup':
      return ofContainers(org.permissionSetGroups)
    case 'mutingPermissionSet':
      return ofContainers(org.mutingPermissionSets)
    case 'profile':
      return ofContainers(org.profiles)
    case 'group':
    case 'queue':
      return namedOptions(
        org.groups.filter(({ type }) => (type === 'Queue') === (kind === 'queue')),
        ({ developerName }) => developerName,
        ({ name }) => name,
      )
    case 'role':
      return namedOptions(
        org.roles,
        ({ developerName }) => developerName,
        ({ name }) => name,
      )
    // Records are too many to list; they are named by id or Name.
    case 'record':
      return []
    case 'restrictionRule':
      return namedOptions(
        org.restrictionRules,
        ({ name }) => name,
        ({ object }) => object,
      )
    case 'setting':
      return settingNames.map((name) => ({ text: name, detail: decisions[name] ?? '' }))
  }
}

const decisions: Readonly<Record<string, string | undefined>> = decisionOfSetting

const containerParts = ['.object:', '.field:', '.system:']

/** What may stand between the name and the value. */
export const subjectSuffixes: Readonly<Record<SubjectKind, readonly string[]>> = {
  object: ['.sharingModel=', '.externalSharingModel=', '.hierarchyAccess='],
  field: ['.writeRequiresMasterRead='],
  sharingRule: ['=', '.accessLevel='],
  user: ['.role=', '.profile=', '.isActive=', '.isFrozen='],
  permissionSet: ['+=user:', '-=user:', ...containerParts],
  permissionSetGroup: ['+=user:', '-=user:'],
  mutingPermissionSet: containerParts,
  group: ['+=', '-='],
  queue: ['+=', '-='],
  role: ['.parent='],
  profile: containerParts,
  record: ['.owner='],
  restrictionRule: ['='],
  setting: ['='],
}

/** What may stand after `.object:`, `.field:` or `.system:` of a container. */
export function permissionOptions(org: Org, part: string): readonly Option[] {
  if (part === 'system') return plainOptions(systemPermissionNames(org).map((name) => `${name}=`))
  if (part === 'object')
    return org.objects.flatMap(({ name, label }) =>
      Object.keys(objectPermissionWords).map((word) => ({
        text: `${formatName(name)}.${word}=`,
        detail: label,
      })),
    )
  return org.objects.flatMap((object) =>
    object.fields.flatMap((field) =>
      ['read', 'edit'].map((word) => ({
        text: `${formatName(object.name)}.${field.name}.${word}=`,
        detail: field.label,
      })),
    ),
  )
}

const trueOrFalse = plainOptions(['true', 'false'])
const onOrOff = plainOptions(['off', 'on'])

/** The values that may follow `kind:subject=`. */
export function valueOptions(org: Org, kind: SubjectKind, subject: string): readonly Option[] {
  const parts = nameAndProperty(subject, [])
  const property = isRefusal(parts) ? '' : parts.property
  const name = isRefusal(parts) ? subject : parts.name
  switch (kind) {
    case 'object': {
      if (property === 'hierarchyAccess') return trueOrFalse
      const object = objectNamed(org, name)
      return object.kind === 'found' ? plainOptions(sharingModelChoices(object.item)) : []
    }
    case 'sharingRule':
      return property === 'accessLevel' ? plainOptions(['Read', 'Edit']) : onOrOff
    case 'user':
      if (property === 'role') return valueNames(org, 'role')
      return property === 'profile' ? valueNames(org, 'profile') : trueOrFalse
    case 'role':
      return valueNames(org, 'role')
    case 'restrictionRule':
      return onOrOff
    case 'group':
    case 'queue':
      return memberKinds.flatMap((member) => memberNames(org, member))
    case 'permissionSetGroup':
      return memberNames(org, 'user')
    case 'record':
      if (property !== 'owner') return []
      return [...memberNames(org, 'user'), ...memberNames(org, 'queue')]
    case 'permissionSet':
      return subject.includes(':') ? trueOrFalse : memberNames(org, 'user')
    case 'setting': {
      const setting = settingNames.find((known) => known === subject)
      return setting === undefined ? [] : plainOptions(settingChoices[setting].map(String))
    }
    case 'field':
    case 'profile':
    case 'mutingPermissionSet':
      return trueOrFalse
  }
}

// A value runs to the end, so that its names need no quotes.
function valueNames(org: Org, kind: 'role' | 'profile'): readonly Option[] {
  return kind === 'role'
    ? org.roles.map(({ developerName, name }) => ({ text: developerName, detail: name }))
    : org.profiles.map(({ name, label }) => ({ text: name, detail: label }))
}

function memberNames(org: Org, member: (typeof memberKinds)[number] | 'queue'): readonly Option[] {
  const kind = member.startsWith('role') ? 'role' : member
  const names = subjectNames(org, kind as SubjectKind) // every member kind that is no role is a subject kind
  return names.map(({ text, detail }) => ({ text: `${member}:${text}`, detail }))
}
