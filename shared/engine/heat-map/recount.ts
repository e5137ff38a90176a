import type { Org } from '../../model/org'
import { forEachBit } from '../compile/bitset'
import { compileOrg, type CompiledOrg, type CompileOptions } from '../compile/compile-org'
import { compileObjects, type CompiledObject } from '../compile/compiled-object'
import type { CompiledRule } from '../compile/compiled-rule'
import type { AccessIndex } from '../index/access-index'
import { compileIndex } from '../index/compile-index'
import { isSuperUser } from '../record/super-user'
import { copyCounts, countInto, emptyCounts, everything, type CountScope } from './access-counts'
import type { AccessCounts } from './heat-map-types'
import type { LevelCache } from './level-cache'
import { permissionDelta } from './permission-delta'

/** An org with its index and counts: what a what-if starts from. */
export interface EvaluatedOrg {
  readonly index: AccessIndex
  readonly counts: AccessCounts
  readonly levels: LevelCache
}

/** Compiles and counts an org from nothing. */
export function evaluateOrg(org: Org, options: CompileOptions): EvaluatedOrg {
  return evaluateIndex(compileIndex(compileOrg(org, options)))
}

/** Counts an index whole. */
export function evaluateIndex(index: AccessIndex): EvaluatedOrg {
  const counts = emptyCounts(index)
  return { index, counts, levels: countAll({ index, scope: everything }, counts, new Map()) }
}

/**
 * The same as `evaluateOrg(after)`, counting only what the change concerns where that is known.
 *
 * `after` must come from the org of `before` by changes that keep untouched lists as they are (`applyChanges` does).
 * Sharing rules switched on or off, permissions, assignments and defaults are counted by difference, else everything.
 */
export function recount(before: EvaluatedOrg, after: Org, options: CompileOptions): EvaluatedOrg {
  const org = before.index.compiled.org
  const changed = (Object.keys(after) as (keyof Org)[]).filter((part) => org[part] !== after[part]) // an Org has no other keys
  const step = stepOf(before, after, changed, options)
  if (step === null) return evaluateOrg(after, options)
  const counts = copyCounts(before.counts)
  return { index: step.index, counts, levels: countAll(step, counts, before.levels) }
}

/** Counts what a step asks for; answers the levels to keep. */
function countAll({ index, scope }: Step, counts: AccessCounts, levels: LevelCache): LevelCache {
  const kept = new Map(levels)
  const steps = countInto(index, counts, scope, kept)
  while (steps.next().done !== true);
  return kept
}

/** An index that fits the changed org, and the cells that may have changed. */
interface Step {
  readonly index: AccessIndex
  readonly scope: CountScope
}

const permissionParts: readonly (keyof Org)[] = [
  'profiles',
  'permissionSets',
  'permissionSetGroups',
  'mutingPermissionSets',
  'assignments',
]

function stepOf(
  before: EvaluatedOrg,
  after: Org,
  changed: readonly (keyof Org)[],
  options: CompileOptions,
): Step | null {
  if (changed.every((part) => part === 'name'))
    return { index: withOrg(before.index, after), scope: nothing }
  if (changed.every((part) => part === 'sharingRules')) return ruleStep(before.index, after)
  if (changed.every((part) => permissionParts.includes(part)))
    return permissionStep(before.index, after, options)
  if (changed.every((part) => part === 'objects')) return defaultStep(before.index, after)
  return null
}

const nothing: CountScope = {
  isObjectWanted: () => false,
  isUserWanted: () => false,
  areLevelsKept: true,
}

function withOrg(index: AccessIndex, org: Org, parts: Partial<CompiledOrg> = {}): AccessIndex {
  return { ...index, compiled: { ...index.compiled, ...parts, org } }
}

/** Rules that differ in nothing but being on or off: whoever they reach, on the objects that they open. */
function ruleStep(index: AccessIndex, after: Org): Step | null {
  const before = index.compiled.org
  if (before.sharingRules.length !== after.sharingRules.length || hasSuperUsers(index.compiled))
    return null
  const isRuleOff = index.isRuleOff.slice()
  const toggled = new Set<number>()
  for (const [position, rule] of after.sharingRules.entries()) {
    const old = before.sharingRules[position]
    if (old === rule) continue
    const isToggle =
      old !== undefined &&
      JSON.stringify({ ...old, isActive: true }) === JSON.stringify({ ...rule, isActive: true })
    if (!isToggle || !index.rules.has(position)) return null
    isRuleOff[position + 1] = rule.isActive ? 0 : 1
    if (old.isActive !== rule.isActive) toggled.add(position)
  }
  const { objects, users } = reachOfRules(index, toggled)
  const wanted = withFollowers(index.compiled, objects)
  return {
    index: { ...withOrg(index, after, { rules: rulesInForce(index, after) }), isRuleOff },
    scope: {
      isObjectWanted: (object) => wanted.has(object),
      isUserWanted: (user) => users.has(user),
      areLevelsKept: false,
    },
  }
}

function hasSuperUsers(compiled: CompiledOrg): boolean {
  return compiled.portal.externalUsers.some((user) => {
    const family = compiled.families[user]
    return family !== undefined && isSuperUser({ compiled, user, family })
  })
}

/** Compiled rules of the rules that are on, by object. */
function rulesInForce({ compiled, rules }: AccessIndex, after: Org): CompiledOrg['rules'] {
  const byObject: CompiledRule[][] = compiled.objects.map(() => [])
  for (const [position, rule] of rules) {
    const now = after.sharingRules[position]
    if (now?.isActive === true) byObject[rule.object]?.push({ ...rule, rule: now })
  }
  return byObject
}

function reachOfRules(
  index: AccessIndex,
  rules: ReadonlySet<number>,
): { objects: Set<number>; users: Set<number> } {
  const objects = new Set<number>()
  const users = new Set<number>()
  for (const object of index.objects) {
    for (const grant of [...(object?.certain.grants ?? []), ...(object?.possible?.grants ?? [])]) {
      if (object === undefined || !rules.has(grant.source)) continue
      objects.add(object.object.index)
      forEachBit(grant.reach, (user) => users.add(user))
    }
  }
  return { objects, users }
}

/** The objects and all whose records follow theirs. */
function withFollowers(compiled: CompiledOrg, objects: ReadonlySet<number>): Set<number> {
  const all = new Set(objects)
  for (let size = -1; size !== all.size;) {
    size = all.size
    for (const { control, parents, index } of compiled.objects) {
      if (control !== 'own' && parents.some((link) => all.has(link.object))) all.add(index)
    }
  }
  return all
}

/** Users whose permissions in force changed, on all objects. */
function permissionStep(index: AccessIndex, after: Org, options: CompileOptions): Step | null {
  const { compiled } = index
  const { objects } = compileObjects(after)
  const isSameColumns =
    objects.length === compiled.objects.length &&
    objects.every(
      ({ name, isStated }, i) =>
        name === compiled.objects[i]?.name && isStated === compiled.objects[i].isStated,
    )
  if (!isSameColumns) return null
  const delta = permissionDelta(
    compiled.org,
    after,
    compiled.permissions,
    compiled.objects,
    options,
  )
  const { permissions, changedUsers } = delta
  const next = withOrg(index, after, { permissions })
  const wasSuper = compiled.portal.externalUsers
    .filter((user) => changedUsers.has(user))
    .some((user) => {
      const family = compiled.families[user] ?? 'guest'
      return (
        isSuperUser({ compiled, user, family }) !==
        isSuperUser({ compiled: next.compiled, user, family })
      )
    })
  if (wasSuper) return null
  return {
    index: next,
    scope: {
      isObjectWanted: () => true,
      isUserWanted: (user) => changedUsers.has(user),
      areLevelsKept: true,
    },
  }
}

/** Defaults that differ, on objects that keep their way of sharing. */
function defaultStep(index: AccessIndex, after: Org): Step | null {
  const { compiled } = index
  const { objects } = compileObjects(after)
  if (objects.length !== compiled.objects.length) return null
  const changed = new Set<number>()
  for (const object of objects) {
    const old = compiled.objects[object.index]
    if (old === undefined || !isSameButDefault(old, object)) return null
    const isSame =
      old.internalDefault === object.internalDefault &&
      old.externalDefault === object.externalDefault &&
      old.isDefaultAssumed === object.isDefaultAssumed
    if (!isSame) changed.add(object.index)
  }
  const wanted = withFollowers(compiled, changed)
  const objectsOf = index.objects.map((object, i) => {
    const now = objects[i]
    return object === undefined || now === undefined ? object : { ...object, object: now }
  })
  return {
    index: { ...withOrg(index, after, { objects }), objects: objectsOf },
    scope: {
      isObjectWanted: (object) => wanted.has(object),
      isUserWanted: () => true,
      areLevelsKept: true,
    },
  }
}

function isSameButDefault(a: CompiledObject, b: CompiledObject): boolean {
  return (
    a.name === b.name &&
    a.control === b.control &&
    a.hierarchy === b.hierarchy &&
    a.isHierarchyAssumed === b.isHierarchyAssumed &&
    a.hasOwner === b.hasOwner &&
    a.isStated === b.isStated &&
    a.config?.fields === b.config?.fields &&
    JSON.stringify(a.parents) === JSON.stringify(b.parents)
  )
}
