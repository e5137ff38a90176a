import { parseRecordId, type GroupId, type RecordId, type UserId } from '../../model/id'
import type { Org } from '../../model/org'
import type { RecordColumn, RecordTable } from '../../model/record-table'
import { userFamily } from '../../model/user'
import { compileObjects, type CompiledObject } from './compiled-object'

/** One record class: who owns it, and which criteria rule it stands for (null: none). */
interface RecordClass {
  readonly owner: UserId | GroupId | null
  readonly rule: string | null
}

const classPrefix = 'class:'

/**
 * Does this record, as a child, count for what its account opens to? A class of records on a real account does not:
 * nothing imagined may open what exists (product 4).
 */
export function isCountedChild(child: RecordId, account: RecordId): boolean {
  return !child.startsWith(classPrefix) || account.startsWith(classPrefix)
}

/** More owners than this are thinned to one for each role and kind of user, so that a design of any size stays small. */
const ownerLimit = 1_000

/**
 * The org with record classes for every stated object that has no records (product 4); objects with records are left alone.
 *
 * A class is one record for each possible owner × each criteria signature (no rule, each rule alone); children and details
 * hang on the parent of the same class. Ids are stable texts that begin with `class:`.
 */
export function withRecordClasses(org: Org): Org {
  const { objects } = compileObjects(org)
  const filled = new Set(
    org.records.filter((table) => table.ids.length > 0).map((table) => table.object.toLowerCase()),
  )
  const owners = possibleOwners(org)
  const isWanted = (object: CompiledObject) =>
    object.isStated &&
    !filled.has(object.name.toLowerCase()) &&
    object.control !== 'permissionOnly' &&
    object.control !== 'notModelled' &&
    object.standard?.isContent !== true
  const classes = new Map<number, readonly RecordClass[]>()
  const classesOf = (object: CompiledObject): readonly RecordClass[] => {
    const known = classes.get(object.index)
    if (known !== undefined) return known
    const master = objects[object.parents[0]?.object ?? -1]
    const made =
      object.control === 'masterDetail' && master !== undefined
        ? classesOf(master)
        : ownClasses(org, object, owners)
    classes.set(object.index, made)
    return made
  }
  const isMadeOfClasses = (index: number) => {
    const object = objects[index]
    return object !== undefined && isWanted(object)
  }
  const firstByOwner = (parent: number) => {
    const object = objects[parent]
    if (object === undefined) return new Map<string, RecordId>()
    return isWanted(object)
      ? firstClassByOwner(object, classesOf(object))
      : firstRecordByOwner(org, object)
  }
  const titleOf = classTitles(org)
  const tables = objects
    .filter(isWanted)
    .map((object) =>
      tableOf(
        object,
        classesOf(object),
        titleOf,
        firstByOwner,
        isMadeOfClasses,
        (index) => objects[index]?.name ?? '',
      ),
    )
  if (tables.length === 0) return org
  const made = new Set(tables.map(({ object }) => object.toLowerCase()))
  const kept = org.records.filter(({ object }) => !made.has(object.toLowerCase()))
  return { ...org, records: [...kept, ...tables] }
}

function possibleOwners(org: Org): readonly UserId[] {
  const owners = org.users.filter((user) => user.isActive && mayOwn(userFamily(user.userType)))
  if (owners.length <= ownerLimit) return owners.map((user) => user.id)
  const representatives = new Map<string, UserId>()
  for (const user of owners) {
    const alike = JSON.stringify([user.role, user.userType, user.account])
    if (!representatives.has(alike)) representatives.set(alike, user.id)
  }
  return [...representatives.values()]
}

/** R2.11, R13.22. */
function mayOwn(family: ReturnType<typeof userFamily>): boolean {
  return family !== 'guest' && family !== 'chatterOnly'
}

/** R2.11, R13.6: high-volume users own no accounts. */
function highVolumeUsers(org: Org): ReadonlySet<UserId> {
  return new Set(
    org.users.filter((user) => userFamily(user.userType) === 'highVolume').map((user) => user.id),
  )
}

function ownClasses(org: Org, object: CompiledObject, owners: readonly UserId[]): RecordClass[] {
  const rules = org.sharingRules
    .filter((rule) => rule.object.toLowerCase() === object.name.toLowerCase())
    .filter((rule) => rule.kind === 'criteria' || rule.kind === 'guest')
    .map((rule) => rule.name)
  const queues = org.groups
    .filter((group) => group.type === 'Queue')
    .filter((group) =>
      group.queueObjects.some((name) => name.toLowerCase() === object.name.toLowerCase()),
    )
    .map((group) => group.id)
  const highVolume = object.name === 'Account' ? highVolumeUsers(org) : new Set<UserId>()
  const users = owners.filter((owner) => !highVolume.has(owner))
  const holders: readonly (UserId | GroupId | null)[] = object.hasOwner
    ? [...users, ...queues]
    : [null]
  return holders.flatMap((owner) => [null, ...rules].map((rule) => ({ owner, rule })))
}

/** Owner -> one record of that owner, on which children of the same owner hang. */
type ByOwner = ReadonlyMap<string, RecordId>

function firstClassByOwner(object: CompiledObject, classes: readonly RecordClass[]): ByOwner {
  const byOwner = new Map<string, RecordId>()
  for (const entry of classes) {
    const owner = entry.owner ?? ''
    if (!byOwner.has(owner)) byOwner.set(owner, classId(object.name, entry))
  }
  return byOwner
}

function firstRecordByOwner(org: Org, object: CompiledObject): ByOwner {
  const byOwner = new Map<string, RecordId>()
  const table = org.records.find(
    (candidate) => candidate.object.toLowerCase() === object.name.toLowerCase(),
  )
  table?.ids.forEach((id, row) => {
    const owner = table.owners[row] ?? ''
    if (!byOwner.has(owner)) byOwner.set(owner, id)
  })
  return byOwner
}

type ClassTitle = (object: CompiledObject, entry: RecordClass) => string

/** What a class is called: whose record it is, and which rule it matches. Titles are shared by all objects. */
function classTitles(org: Org): ClassTitle {
  const holders: readonly { readonly id: UserId | GroupId; readonly name: string }[] = [
    ...org.users,
    ...org.groups,
  ]
  const nameById = new Map(holders.map(({ id, name }) => [id, name]))
  const titles = new Map<string, string>()
  return ({ hasOwner }, { owner, rule }) => {
    const name = owner === null ? undefined : nameById.get(owner)
    const whose = name === undefined ? '' : hasOwner ? ` of ${name}` : ` below one of ${name}`
    const title = `a record${whose} that ${rule === null ? 'no rule matches' : `rule ${rule} matches`}`
    const known = titles.get(title) ?? title
    titles.set(title, known)
    return known
  }
}

/** The classes as records; where nobody's parent fits the parent is blank. */
function tableOf(
  object: CompiledObject,
  classes: readonly RecordClass[],
  titleOf: ClassTitle,
  parentByOwner: (parent: number) => ByOwner,
  isMadeOfClasses: (parent: number) => boolean,
  parentName: (parent: number) => string,
): RecordTable {
  const ids = classes.map((entry) => classId(object.name, entry))
  const parents: RecordColumn[] = object.parents.map((link, i) => {
    const byOwner = parentByOwner(link.object)
    // A detail has the classes of its first master, one for one.
    const isSame = object.control === 'masterDetail' && i === 0 && isMadeOfClasses(link.object)
    if (isSame)
      return {
        field: link.field,
        values: classes.map((entry) => classId(parentName(link.object), entry)),
      }
    return {
      field: link.field,
      values: classes.map((entry) => byOwner.get(entry.owner ?? '') ?? null),
    }
  })
  const name: RecordColumn = {
    field: 'Name',
    values: classes.map((entry) => titleOf(object, entry)),
  }
  return {
    object: object.name,
    ids,
    owners: classes.map((entry) => (object.hasOwner ? entry.owner : null)),
    columns: [name, ...parents],
    matchedRules: classes.map((entry) =>
      entry.rule === null || object.control === 'masterDetail' ? [] : [entry.rule],
    ),
  }
}

function classId(object: string, entry: RecordClass): RecordId {
  return parseRecordId(`${classPrefix}${object}:${entry.owner ?? ''}:${entry.rule ?? ''}`)
}
