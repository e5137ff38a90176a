import type { Org } from '../model/org'
import { decisionOfSetting, settingChoices, settingNames } from '../model/setting-choices'
import { objectPermissionWords, type SubjectKind } from './change'
import { formatItemName } from './format-change'
import { everybodyWords, isList, type GranteeWord, type ItemKind, type PropertyType } from './item'
import { kindTable } from './kind-table'
import { timeZones } from './org-setting'
import { formatName, formatValue } from './quoted-name'
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

const decisions: Readonly<Record<string, string | undefined>> = decisionOfSetting

/** The names that may stand after `kind:`. Records are too many to list; they are named by id or Name. */
export function subjectNames(org: Org, kind: SubjectKind): readonly Option[] {
  if (kind === 'setting')
    return [...settingNames, 'timeZone'].map((name) => ({
      text: name,
      detail: decisions[name] ?? '',
    }))
  if (kind === 'record') return []
  return kindTable[kind]
    .names(org)
    .map(({ name, label }) => ({ text: formatItemName({ kind, name }, false), detail: label }))
}

const containerParts = ['.object:', '.field:', '.system:']
const containers: readonly SubjectKind[] = ['profile', 'permissionSet', 'mutingPermissionSet']

/** What may stand between the name and the value. */
export function subjectSuffixes(kind: SubjectKind): readonly string[] {
  if (kind === 'setting') return ['=']
  if (kind === 'record') return ['.owner=']
  const { direct, properties } = kindTable[kind]
  return [
    ...(direct.flag === null ? [] : ['=']),
    ...(direct.list === null ? [] : ['+=', '-=']),
    ...(containers.includes(kind) ? containerParts : []),
    ...properties
      .filter(({ name, isReadOnly }) => !isReadOnly && name !== direct.flag && name !== direct.list)
      .flatMap(({ name, type }) =>
        isList(type) ? [`.${name}=`, `.${name}+=`, `.${name}-=`] : [`.${name}=`],
      ),
  ]
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

/** The values that may follow an operator; `name` is that of the thing, empty for a setting's. */
export function valueOptions(
  org: Org,
  kind: ItemKind,
  name: string,
  property: string,
): readonly Option[] {
  const of = kindTable[kind]
  if (property === of.direct.flag) return onOrOff
  const found = of.find(org, name)
  const at = found.kind === 'found' ? found.property(property) : null
  const type = at?.typeNow ?? of.properties.find((one) => one.name === property)?.type
  return type === undefined ? [] : optionsOfType(org, type)
}

function optionsOfType(org: Org, type: PropertyType): readonly Option[] {
  switch (type.kind) {
    case 'text':
    case 'number':
    case 'criteria':
    case 'lines':
      return []
    case 'boolean':
      return trueOrFalse
    case 'choice':
      return plainOptions(type.choices)
    case 'reference':
      return type.to.flatMap((kind) =>
        names(org, kind, type.to.length > 1 ? `${kind}:` : '', formatValue),
      )
    case 'references':
      return names(org, type.to, '', formatValue)
    case 'members':
      return type.words.flatMap((word) => memberNames(org, word))
  }
}

/** The values of a setting. */
export function settingOptions(subject: string): readonly Option[] {
  if (subject === 'timeZone') return plainOptions(timeZones)
  const setting = settingNames.find((known) => known === subject)
  return setting === undefined ? [] : plainOptions(settingChoices[setting].map(String))
}

/** Owners that a record may be given. */
export const ownerOptions = (org: Org): readonly Option[] => [
  ...memberNames(org, 'user'),
  ...memberNames(org, 'queue'),
]

/** Things that a duplicate may be made of, or that may be deleted. */
export const itemOptions = (org: Org, kind: ItemKind): readonly Option[] =>
  kind === 'record' ? [] : subjectNames(org, kind)

// A value runs to the end, so that its names need no quotes.
function names(
  org: Org,
  kind: ItemKind,
  prefix: string,
  format: (name: string) => string,
): readonly Option[] {
  if (kind === 'record') return []
  return kindTable[kind]
    .names(org)
    .map(({ name, label }) => ({ text: prefix + format(name), detail: label }))
}

const kindOfWord: Readonly<Partial<Record<GranteeWord, ItemKind>>> = {
  user: 'user',
  managers: 'user',
  managerSubordinates: 'user',
  role: 'role',
  roleAndSubordinates: 'role',
  roleAndSubordinatesInternal: 'role',
  group: 'group',
  queue: 'queue',
  territory: 'territory',
  territoryAndSubordinates: 'territory',
}

function memberNames(org: Org, word: GranteeWord): readonly Option[] {
  if (everybodyWords.includes(word)) return plainOptions([word])
  const kind = kindOfWord[word]
  return kind === undefined ? [] : names(org, kind, `${word}:`, formatName)
}
