import type { GroupId, RecordId, UserId } from '../../model/id'
import type { Org } from '../../model/org'
import type { RecordColumn, RecordTable } from '../../model/record-table'
import { userFamily } from '../../model/user'
import { compileObjects, type CompiledObject } from './compiled-object'
import type { CompiledOrg } from './compiled-org'
import { recordClassId } from './compiled-table'
import { areAlikeIn, areListsEqual } from './keep'
import { ownerLimit, possibleOwners } from './possible-owners'

/** One record class: who owns it, and which criteria rule it stands for (null: none). */
interface RecordClass {
  readonly owner: UserId | GroupId | null
  readonly rule: string | null
}

/**
 * The same as `withRecordClasses(org)`; where nothing differs that classes are made of, the records are those of `before`,
 * another state of the org with its record classes.
 */
export function withRecordClassesAsIn(before: Pick<CompiledOrg, 'org' | 'objects'>, org: Org): Org {
  const { records } = before.org
  const given = records.filter(({ matchedRules }) => matchedRules === null)
  const isThinned = before.org.users.length > ownerLimit
  const isSame =
    given.length < records.length &&
    areListsEqual(given, org.records) &&
    areAlikeIn(before.org.users, org.users, (user) => [
      ...[user.id, user.name, user.isActive, user.userType, user.role, user.account],
      ...(isThinned ? [user.profile, user.manager] : []),
    ]) &&
    areAlikeIn(before.org.groups, org.groups, (group) => [
      ...[group.id, group.name, group.type, group.queueObjects],
      ...(isThinned ? [group.members] : []),
    ]) &&
    (!isThinned ||
      areAlikeIn(before.org.territories, org.territories, ({ id, users }) => [id, users])) &&
    areAlikeIn(before.org.sharingRules, org.sharingRules, (rule) => [
      ...[rule.name, rule.object, rule.kind],
      ...(isThinned && rule.kind === 'owner' ? [rule.sharedFrom] : []),
    ]) &&
    areListsEqual(before.objects, compileObjects(org).objects, areClassesAlike)
  return isSame ? { ...org, records } : withRecordClasses(org)
}

const areClassesAlike = (a: CompiledObject, b: CompiledObject): boolean =>
  a.name === b.name &&
  a.isStated === b.isStated &&
  a.hasOwner === b.hasOwner &&
  a.control === b.control &&
  a.standard === b.standard &&
  areAlikeIn(a.parents, b.parents, ({ field, object }) => [field, object])

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
  const isWanted = (object: CompiledObject) =>
    object.isStated &&
    !filled.has(object.name.toLowerCase()) &&
    object.control !== 'permissionOnly' &&
    object.control !== 'notModelled' &&
    object.standard?.isContent !== true &&
    // The users of the org are its records.
    object.standard?.name !== 'User'
  const ownClasses = classesByHolders(org)
  const classesOf = byIndex((object: CompiledObject): readonly RecordClass[] => {
    const master = objects[object.parents[0]?.object ?? -1]
    return object.control === 'masterDetail' && master !== undefined
      ? classesOf(master)
      : ownClasses(object)
  })
  const idsOf = byIndex((object: CompiledObject): readonly RecordId[] =>
    classesOf(object).map((entry) => classId(object.name, entry)),
  )
  const recordByOwner = byIndex((object: CompiledObject): ByOwner =>
    isWanted(object)
      ? firstClassByOwner(idsOf(object), classesOf(object))
      : firstRecordByOwner(org, object),
  )
  const columnsOf = classColumns(org)
  const tables = objects.filter(isWanted).map((object): RecordTable => {
    const classes = classesOf(object)
    const { names, owners, rules, noRules } = columnsOf(classes, object.hasOwner)
    const isDetail = object.control === 'masterDetail'
    const parents = object.parents.map((link, i): RecordColumn => {
      const parent = objects[link.object]
      if (parent === undefined) return { field: link.field, values: classes.map(() => null) }
      // A detail has the classes of its first master, one for one.
      if (isDetail && i === 0 && isWanted(parent))
        return { field: link.field, values: idsOf(parent) }
      const byOwner = recordByOwner(parent)
      const values = classes.map((entry) => byOwner.get(entry.owner ?? '') ?? null)
      return { field: link.field, values }
    })
    return {
      object: object.name,
      ids: idsOf(object),
      owners,
      columns: [{ field: 'Name', values: names }, ...parents],
      matchedRules: isDetail ? noRules : rules,
    }
  })
  if (tables.length === 0) return org
  const made = new Set(tables.map(({ object }) => object.toLowerCase()))
  const kept = org.records.filter(({ object }) => !made.has(object.toLowerCase()))
  return { ...org, records: [...kept, ...tables] }
}

/** R2.11, R13.6: high-volume users own no accounts. */
function highVolumeUsers(org: Org): ReadonlySet<UserId> {
  return new Set(
    org.users.filter((user) => userFamily(user.userType) === 'highVolume').map((user) => user.id),
  )
}

/** The classes of an object with sharing of its own; objects with the same holders and rules have the same list. */
function classesByHolders(org: Org): (object: CompiledObject) => readonly RecordClass[] {
  const owners = possibleOwners(org)
  const highVolume = highVolumeUsers(org)
  const accountOwners = owners.filter((owner) => !highVolume.has(owner))
  const known = new Map<string, readonly RecordClass[]>()
  return (object) => {
    const isNamed = (name: string) => name.toLowerCase() === object.name.toLowerCase()
    const rules = org.sharingRules
      .filter((rule) => isNamed(rule.object) && (rule.kind === 'criteria' || rule.kind === 'guest'))
      .map((rule) => rule.name)
    const queues = org.groups
      .filter((group) => group.type === 'Queue' && group.queueObjects.some(isNamed))
      .map((group) => group.id)
    const isAccount = object.name === 'Account'
    const key = JSON.stringify([isAccount, object.hasOwner, rules, queues])
    const same = known.get(key)
    if (same !== undefined) return same
    const holders: readonly (UserId | GroupId | null)[] = object.hasOwner
      ? [...(isAccount ? accountOwners : owners), ...queues]
      : [null]
    const classes = holders.flatMap((owner) => [null, ...rules].map((rule) => ({ owner, rule })))
    known.set(key, classes)
    return classes
  }
}

/** What an object comes to, worked out once. */
function byIndex<Answer>(
  answerOf: (object: CompiledObject) => Answer,
): (object: CompiledObject) => Answer {
  const known = new Map<number, Answer>()
  return (object) => {
    const answer = known.get(object.index) ?? answerOf(object)
    known.set(object.index, answer)
    return answer
  }
}

/** Owner -> one record of that owner, on which children of the same owner hang. */
type ByOwner = ReadonlyMap<string, RecordId>

function firstClassByOwner(ids: readonly RecordId[], classes: readonly RecordClass[]): ByOwner {
  const byOwner = new Map<string, RecordId>()
  ids.forEach((id, i) => {
    const owner = classes[i]?.owner ?? ''
    if (!byOwner.has(owner)) byOwner.set(owner, id)
  })
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

/** The columns that all objects with the same classes share. */
interface ClassColumns {
  readonly names: readonly string[]
  readonly owners: readonly (UserId | GroupId | null)[]
  /** The rule that each class stands for, as `RecordTable.matchedRules`. */
  readonly rules: readonly (readonly string[])[]
  readonly noRules: readonly (readonly string[])[]
}

function classColumns(
  org: Org,
): (classes: readonly RecordClass[], hasOwner: boolean) => ClassColumns {
  const titleOf = classTitles(org)
  const none: readonly string[] = []
  const known = [true, false].map(() => new Map<readonly RecordClass[], ClassColumns>())
  return (classes, hasOwner) => {
    const same = known[hasOwner ? 1 : 0]?.get(classes)
    if (same !== undefined) return same
    const columns: ClassColumns = {
      names: classes.map((entry) => titleOf(entry, hasOwner)),
      owners: classes.map(({ owner }) => (hasOwner ? owner : null)),
      rules: classes.map(({ rule }) => (rule === null ? none : [rule])),
      noRules: classes.map(() => none),
    }
    known[hasOwner ? 1 : 0]?.set(classes, columns)
    return columns
  }
}

/** What a class is called: whose record it is, and which rule it matches. */
function classTitles(org: Org): (entry: RecordClass, hasOwner: boolean) => string {
  const holders: readonly { readonly id: UserId | GroupId; readonly name: string }[] = [
    ...org.users,
    ...org.groups,
  ]
  const nameById = new Map(holders.map(({ id, name }) => [id, name]))
  return ({ owner, rule }, hasOwner) => {
    const name = owner === null ? undefined : nameById.get(owner)
    const whose = name === undefined ? '' : hasOwner ? ` of ${name}` : ` below one of ${name}`
    return `a record${whose} that ${rule === null ? 'no rule matches' : `rule ${rule} matches`}`
  }
}

function classId(object: string, { owner, rule }: RecordClass): RecordId {
  return recordClassId(object, owner ?? '', rule ?? '')
}
