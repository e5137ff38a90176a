import { containerKinds, type Change } from '@shared/change/change'
import {
  everybodyWords,
  isList,
  type GranteeWord,
  type ItemKind,
  type PropertyType,
} from '@shared/change/item'
import type { ItemAt, PropertyAt } from '@shared/change/kind'
import { kindTable } from '@shared/change/kind-table'
import { formatValue } from '@shared/change/quoted-name'
import type { Org } from '@shared/model/org'
import type { Random } from '@shared/sample/random'
import { element, pick, set, type Proposal } from './proposal'

/** What makes a new one of a kind in this org, and how it is found. */
function newName(
  org: Org,
  kind: ItemKind,
): { readonly name: string; readonly found: string } | null {
  const object = org.objects.find(
    ({ fields, name }) =>
      name.endsWith('__c') && fields.every(({ type }) => type !== 'MasterDetail'),
  )?.name
  const record = org.records.find((table) => table.object === object)?.ids[0]
  const account = org.records.find((table) => table.object === 'Account')?.ids[0]
  const user = org.users[1]?.username
  const same = (name: string) => ({ name, found: name })
  if (object === undefined || record === undefined || user === undefined) return null
  switch (kind) {
    case 'user':
      return same('newcomer@acme.test')
    case 'object':
      return same('Newcomer__c')
    case 'field':
      return same(`${object}.Newcomer__c`)
    case 'layout':
    case 'recordType':
    case 'sharingRule':
      return same(`${object}.Newcomer`)
    case 'trustedIpRange':
      return same('10.9.0.0-10.9.0.255')
    case 'folder':
      return same('Report.Newcomer')
    case 'share':
      return same(`${record}/user:${user}/Manual`)
    case 'teamMember':
      return account === undefined ? null : same(`${account}/${user}`)
    case 'record':
      return { name: `${object}.Newcomer`, found: 'Newcomer' }
    default:
      return same('Newcomer')
  }
}

/** R1.4: what is made opens, or nothing; taking away is the business of what stood before. */
export function made(org: Org, kind: ItemKind): Proposal | null {
  const names = newName(org, kind)
  if (names === null) return null
  const there: Change = { kind: 'make', item: { kind, name: names.name }, like: null }
  const back: Change = { kind: 'delete', item: { kind, name: names.found } }
  return { there, back: [back], isWider: true }
}

/** Of objects a custom one: standard ones stay. */
export function deleted(org: Org, kind: ItemKind, random: Random): Proposal | null {
  const rows = kindTable[kind].rows(org, null).slice(0, 40)
  const name = pick(
    random,
    rows.map((row) => row.name).filter((each) => kind !== 'object' || each.endsWith('__c')),
  )
  if (name === undefined) return null
  const there: Change = { kind: 'delete', item: { kind, name } }
  return { there, back: [there], isWider: false }
}

export function renamed(org: Org, kind: ItemKind, random: Random): Proposal | null {
  const by = kindTable[kind].renamedBy
  const item = anyItem(org, kind, random)
  if (by === null || item === null) return null
  const isCustom = kind === 'object' || kind === 'field'
  const to =
    kind === 'user'
      ? 'renamed@acme.test'
      : kind === 'trustedIpRange'
        ? '10.8.0.0-10.8.0.9'
        : isCustom
          ? 'Renamed__c'
          : 'Renamed'
  const object = kindTable[kind].isDotted ? `${item.name.slice(0, item.name.indexOf('.'))}.` : ''
  const own = item.name.slice(object.length)
  return {
    there: set(kind, item.name, by, to),
    back: [set(kind, object + to, by, own)],
    isWider: false,
  }
}

/** Lists in which one element more opens, or nothing. */
const opening: Readonly<Partial<Record<ItemKind, readonly string[]>>> = {
  group: ['members'],
  queue: ['members'],
  permissionSetGroup: ['permissionSets', 'assignments'],
  permissionSet: ['assignments', 'customPermissions'],
  sharingRule: ['sharedTo', 'sharedFrom'],
  sharingSet: ['profiles', 'accessMappings', 'shareGroup'],
  territory: ['users', 'records'],
  folder: ['shares'],
}

/** One property of one thing of the kind changed: a list by an element, anything else as a whole; null where nothing fits. */
export function edited(
  org: Org,
  kind: ItemKind,
  random: Random,
  property: string,
): Proposal | null {
  const item = itemWith(org, kind, random, property)
  const at = item?.property(property) ?? null
  if (item === null || at === null || at.isReadOnly) return null
  if (isList(at.typeNow)) return elementTurned(org, kind, random, item, at)
  const value = otherValue(org, kind, at, random)
  if (value === null) return null
  const there = set(kind, item.name, property, value)
  return { there, back: [set(kind, item.name, property, at.value)], isWider: false }
}

function elementTurned(
  org: Org,
  kind: ItemKind,
  random: Random,
  item: ItemAt,
  at: PropertyAt,
): Proposal | null {
  const to = (text: string) => element(kind, item.name, at.name, text)
  const held = pick(random, at.elements ?? [])
  if (held !== undefined && random.chance(0.4))
    return { there: to(held)(false), back: [to(held)(true)], isWider: false }
  const text = newElement(org, kind, at, random)
  if (text === null || at.has(text) !== false) return null
  const isWider = opening[kind]?.includes(at.name) === true
  return { there: to(text)(true), back: [to(text)(false)], isWider }
}

/** Something that the list may take in: a name, or what stands in the same list of another thing. */
function newElement(
  org: Org,
  kind: ItemKind,
  { name, typeNow }: PropertyAt,
  random: Random,
): string | null {
  const nameOf = (of: ItemKind) => pick(random, kindTable[of].rows(org, null).slice(0, 40))?.name
  const level = (type: PropertyType) =>
    type.kind === 'members' && type.levels.length > 0 ? ` as ${random.pick(type.levels)}` : ''
  if (typeNow.kind === 'references') {
    const found = nameOf(typeNow.to)
    return found === undefined ? null : formatValue(found)
  }
  if (typeNow.kind === 'members') {
    const word = random.pick(typeNow.words)
    if (everybodyWords.includes(word)) return `${word}${level(typeNow)}`
    const found = nameOf(kindOfWord(word))
    return found === undefined ? null : `${word}:${formatValue(found)}${level(typeNow)}`
  }
  if (typeNow.kind === 'criteria') return 'Region__c equals North'
  const alike = containerKinds.some((each) => each === kind) ? containerKinds : [kind]
  const others = alike.flatMap((each) =>
    itemsOf(org, each).flatMap((other) => other.property(name)?.elements ?? []),
  )
  return pick(random, [...others, ...(invented[name] ?? [])]) ?? null
}

/** What a generated org may have nowhere, lists and texts of a form of their own. */
const invented: Readonly<Record<string, readonly string[]>> = {
  categories: ['Lyon under France', 'Asia'],
  loginHours: ['friday 08:00-18:00'],
  ipRanges: ['10.7.0.0-10.7.0.9 Office'],
  loginIpRanges: ['10.7.0.0-10.7.0.9 Office'],
  defaultVisibility: ['ALL', 'NONE'],
}

function kindOfWord(word: GranteeWord): ItemKind {
  if (word.startsWith('role')) return 'role'
  if (word.startsWith('territory')) return 'territory'
  if (word.startsWith('manager')) return 'user'
  return word === 'queue' || word === 'group' ? word : 'user'
}

function itemsOf(org: Org, kind: ItemKind): ItemAt[] {
  return kindTable[kind]
    .rows(org, null)
    .slice(0, 150)
    .flatMap(({ name }) => {
      const found = kindTable[kind].find(org, name)
      return found.kind === 'found' ? [found] : []
    })
}

function anyItem(org: Org, kind: ItemKind, random: Random): ItemAt | null {
  const row = pick(random, kindTable[kind].rows(org, null).slice(0, 40))
  const found = row === undefined ? null : kindTable[kind].find(org, row.name)
  return found?.kind === 'found' ? found : null
}

/** Any thing of the kind; every second time one that has something to say of this property. */
function itemWith(org: Org, kind: ItemKind, random: Random, property: string): ItemAt | null {
  const items = random.chance(0.5) ? itemsOf(org, kind) : []
  const telling = items.filter(
    (item) => !['', 'false'].includes(item.property(property)?.value ?? ''),
  )
  return pick(random, telling) ?? anyItem(org, kind, random)
}

/** Another value that the property may have; null where none comes to mind. */
function otherValue(
  org: Org,
  kind: ItemKind,
  { name, typeNow, value }: PropertyAt,
  random: Random,
): string | null {
  switch (typeNow.kind) {
    case 'boolean':
      return value === 'true' ? 'false' : 'true'
    case 'number':
      return value === '1' ? '0' : '1'
    case 'text': {
      const others = itemsOf(org, kind).map((item) => item.property(name)?.value ?? '')
      const known = [...others, ...(invented[name] ?? [])].filter(
        (other) => other !== value && (other !== '' || typeNow.isOptional),
      )
      return random.chance(0.3) ? `Another ${random.below(9)}` : (pick(random, known) ?? 'Another')
    }
    case 'choice':
      return (
        pick(
          random,
          typeNow.choices.filter((one) => one !== value),
        ) ?? null
      )
    case 'reference': {
      const to = pick(random, typeNow.to)
      const row =
        to === undefined ? undefined : pick(random, kindTable[to].rows(org, null).slice(0, 40))
      return row === undefined ? null : typeNow.to.length > 1 ? `${to ?? ''}:${row.name}` : row.name
    }
    default:
      return null
  }
}
