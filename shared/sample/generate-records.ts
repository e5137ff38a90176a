import type { GroupId, RecordId, UserId } from '../model/id'
import type { Group } from '../model/group'
import type { FieldConfig, ObjectConfig } from '../model/object-config'
import type { RecordColumn, RecordTable } from '../model/record-table'
import type { Territory } from '../model/sharing'
import type { User } from '../model/user'
import type { ExternalPeople } from './generate-external'
import {
  companyTrades,
  companyWords,
  customNouns,
  firstNames,
  lastNames,
  places,
  regions,
  statuses,
} from './names'
import type { OrgShape } from './org-shape'
import { elementAt, type Random } from './random'
import { recordIdAt } from './sample-id'

export interface RecordSources {
  readonly objects: readonly ObjectConfig[]
  readonly users: readonly User[]
  readonly groups: readonly Group[]
  readonly external: ExternalPeople
  readonly territories: readonly Territory[]
}

const weights: Readonly<Record<string, number>> = {
  Account: 2,
  Contact: 3,
  Opportunity: 3,
  Case: 3,
}

/** How many records each object gets, at least enough for the external users' accounts and contacts. */
export function recordCounts(
  shape: OrgShape,
  objects: readonly ObjectConfig[],
  external: ExternalPeople,
): ReadonlyMap<string, number> {
  const weightOf = (name: string): number => weights[name] ?? 1
  const total = objects.reduce((sum, object) => sum + weightOf(object.name), 0)
  return new Map(
    objects.map(({ name }) => {
      const count = Math.round((shape.recordCount * weightOf(name)) / total)
      const least = name === 'Account' ? external.accountOwners.size : external.contactAccounts.size
      return [name, Math.max(count, 2, name === 'Account' || name === 'Contact' ? least + 1 : 0)]
    }),
  )
}

/** Record tables of every object, sorted by object name; details own nothing (R2.10). */
export function generateRecords(
  random: Random,
  shape: OrgShape,
  sources: RecordSources,
): RecordTable[] {
  const counts = recordCounts(shape, sources.objects, sources.external)
  let accountOwners: readonly (UserId | GroupId | null)[] = []
  const idsByObject = new Map(
    sources.objects.map(({ name, keyPrefix }) => [name, recordIds(keyPrefix, counts.get(name))]),
  )
  // References are the very texts of the ids they lead to: a second copy of each would take more memory than all else.
  const idOf = (object: string, position: number): RecordId =>
    elementAt(idsByObject.get(object) ?? [], position)
  return sources.objects.map((object) => {
    const ids = idsByObject.get(object.name) ?? []
    const count = ids.length
    const accountOf = accountPositions(random, object, count, counts.get('Account') ?? 0, sources)
    const owners = ownersOf(random, object, count, accountOf, accountOwners, sources)
    if (object.name === 'Account') accountOwners = owners
    const columns = columnsOf(random, shape, object, ids, accountOf, idOf, counts, sources)
    return { object: object.name, ids, owners, columns, matchedRules: null }
  })
}

function recordIds(keyPrefix: string | null, count = 0): RecordId[] {
  const ids: RecordId[] = []
  for (let number = 1; number <= count; number++) ids.push(recordIdAt(keyPrefix ?? '', number))
  return ids
}

/** Account position of each record with a lookup to Account, -1 for none. */
function accountPositions(
  random: Random,
  object: ObjectConfig,
  count: number,
  accountCount: number,
  sources: RecordSources,
): Int32Array {
  const positions = new Int32Array(count).fill(-1)
  const hasLookup = object.fields.some((field) => field.referenceTo[0] === 'Account')
  if (!hasLookup || accountCount === 0) return positions
  for (let position = 0; position < count; position++) {
    const fixed =
      object.name === 'Contact' ? sources.external.contactAccounts.get(position) : undefined
    if (fixed !== undefined) positions[position] = fixed
    else if (random.chance(0.93)) positions[position] = random.below(accountCount)
  }
  return positions
}

function ownersOf(
  random: Random,
  object: ObjectConfig,
  count: number,
  accountOf: Int32Array,
  accountOwners: readonly (UserId | GroupId | null)[],
  sources: RecordSources,
): (UserId | GroupId | null)[] {
  if (object.fields.some((field) => field.type === 'MasterDetail'))
    return new Array<null>(count).fill(null)
  const candidates = ownerCandidates(object, sources)
  const queues = sources.groups.filter((group) => group.queueObjects.includes(object.name))
  const owners: (UserId | GroupId | null)[] = []
  for (let position = 0; position < count; position++) {
    const fixed =
      object.name === 'Account' ? sources.external.accountOwners.get(position) : undefined
    const account = accountOf[position] ?? -1
    const accountOwner = account >= 0 ? accountOwners[account] : undefined
    if (fixed !== undefined) owners.push(fixed)
    else if (queues.length > 0 && random.chance(0.2)) owners.push(random.pick(queues).id)
    else if (accountOwner !== undefined && random.chance(0.6)) owners.push(accountOwner)
    else owners.push(random.pick(candidates))
  }
  return owners
}

/** Internal users for accounts (R2.11), everybody but guests for the rest. */
function ownerCandidates(object: ObjectConfig, sources: RecordSources): UserId[] {
  return sources.users
    .filter((user) =>
      object.name === 'Account' ? user.userType === 'Standard' : user.userType !== 'Guest',
    )
    .map((user) => user.id)
}

function columnsOf(
  random: Random,
  shape: OrgShape,
  object: ObjectConfig,
  ids: readonly RecordId[],
  accountOf: Int32Array,
  idOf: (object: string, position: number) => RecordId,
  counts: ReadonlyMap<string, number>,
  sources: RecordSources,
): RecordColumn[] {
  const lean = shape.userCount > 1_000
  const fields = object.fields.filter(
    (field) => !lean || field.referenceTo.length > 0 || field.name === 'Region__c',
  )
  const columns = fields.flatMap((field): RecordColumn[] => {
    const cell = cellOf(random, field, idOf, counts, sources)
    if (cell === null) return []
    const values = ids.map((_, position) => {
      if (field.referenceTo[0] !== 'Account' || field.type === 'MasterDetail') return cell()
      const account = accountOf[position] ?? -1
      return account < 0 ? null : idOf('Account', account)
    })
    return [{ field: field.name, values }]
  })
  return lean ? columns : [...columns, { field: 'Name', values: namesOf(random, object, ids) }]
}

/** A maker of cells for a field, null for a field that generated records leave out. */
function cellOf(
  random: Random,
  field: FieldConfig,
  idOf: (object: string, position: number) => RecordId,
  counts: ReadonlyMap<string, number>,
  sources: RecordSources,
): (() => string | null) | null {
  const target = field.referenceTo[0]
  if (target === 'Territory2')
    return () =>
      sources.territories.length > 0 && random.chance(0.6)
        ? random.pick(sources.territories).id
        : null
  if (target !== undefined)
    return () =>
      field.type === 'MasterDetail' || random.chance(0.8)
        ? idOf(target, random.below(counts.get(target) ?? 1))
        : null
  if (field.name === 'Region__c') return () => (random.chance(0.1) ? null : random.pick(regions))
  if (field.name.startsWith('Status')) return () => random.pick(statuses)
  if (field.name.startsWith('Amount')) return () => String(random.below(90) * 100)
  return null
}

function namesOf(random: Random, object: ObjectConfig, ids: readonly RecordId[]): string[] {
  return ids.map((_, position) => {
    if (object.name === 'Account') {
      const company = `${random.pick(companyWords)} ${random.pick(companyTrades)}`
      return `${company} ${turn(places, position)}`
    }
    if (object.name === 'Contact' || object.name === 'Lead')
      return `${turn(firstNames, position)} ${turn(lastNames, Math.floor(position / 3))}`
    if (object.name === 'Opportunity')
      return `${turn(companyWords, position)} ${turn(customNouns, position)} ${position + 1}`
    return `${object.label} ${position + 1}`
  })
}

/** An element by position, round and round. */
function turn(words: readonly string[], position: number): string {
  return elementAt(words, position % words.length)
}
