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
    object.control !== 'notModelled'
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
  const tables = objects
    .filter(isWanted)
    .map((object) => tableOf(object, classesOf(object), objects, isWanted))
  return { ...org, records: [...org.records.filter((table) => table.ids.length > 0), ...tables] }
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
  const holders: readonly (UserId | GroupId | null)[] = object.hasOwner
    ? [...owners, ...queues]
    : [null]
  return holders.flatMap((owner) => [null, ...rules].map((rule) => ({ owner, rule })))
}

function tableOf(
  object: CompiledObject,
  classes: readonly RecordClass[],
  objects: readonly CompiledObject[],
  isWanted: (object: CompiledObject) => boolean,
): RecordTable {
  const ids = classes.map((entry) => classId(object.name, entry))
  const parents: RecordColumn[] = object.parents.flatMap((link) => {
    const parent = objects[link.object]
    if (parent === undefined || !isWanted(parent)) return []
    const isMaster = object.control === 'masterDetail'
    return [
      {
        field: link.field,
        values: classes.map((entry) =>
          classId(parent.name, isMaster ? entry : { ...entry, rule: null }),
        ),
      },
    ]
  })
  const name: RecordColumn = {
    field: 'Name',
    values: classes.map((entry) =>
      entry.rule === null ? 'no rule matches' : `${entry.rule} matches`,
    ),
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
  return parseRecordId(`class:${object}:${entry.owner ?? ''}:${entry.rule ?? ''}`)
}
