import type { Org } from '../../model/org'
import { forEachBit } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledRule } from '../compile/compiled-rule'
import { ruleLookup } from '../compile/rule-lookup'
import type { Steps } from '../compile/steps'
import type { AccessIndex, ObjectIndex } from '../index/access-index'
import type { SetGrant } from '../index/held-grants'
import { isSuperUser } from '../record/super-user'
import { isCountedAlone, type LevelCache } from './level-cache'
import { toggleRule, type RuleChange } from './rule-toggle'
import { countedLevelSteps, withFollowers, withOrg, type EvaluatedOrg, type Step } from './step'

/** Rules that differ in nothing but being on or off. */
export function* ruleStep(before: EvaluatedOrg, after: Org): Steps<Step | null> {
  const { compiled, isRuleOff, rules } = before.index
  const { sharingRules } = compiled.org
  if (sharingRules.length !== after.sharingRules.length || hasSuperUsers(compiled)) return null
  const toggled = new Map<number, boolean>()
  for (const [position, rule] of after.sharingRules.entries()) {
    const old = sharingRules[position]
    if (old === rule) continue
    const isToggle =
      old !== undefined &&
      JSON.stringify({ ...old, isActive: true }) === JSON.stringify({ ...rule, isActive: true })
    if (!isToggle || !rules.has(position)) return null
    if (old.isActive !== rule.isActive) toggled.set(position, rule.isActive)
  }
  const off = isRuleOff.slice()
  const points = yield* before.fromRecords.pointSteps()
  const changes = [...toggled].map(([rule, isOn]) => {
    off[rule + 1] = 1
    const without = { ...points, index: { ...before.index, isRuleOff: off.slice() } }
    if (isOn) off[rule + 1] = 0
    return { rule, isOn, without }
  })
  const inForce = rulesInForce(before.index, after)
  const rulesConcerning = ruleLookup(inForce, after.users.length)
  const next = withOrg(before.index, after, { rules: inForce, rulesConcerning })
  return yield* withToggles({ ...next, isRuleOff: off }, before.levels, changes)
}

/** Takes each rule's own rows out of the levels or adds them; what follows others is counted for the users reached. */
function* withToggles(
  index: AccessIndex,
  before: LevelCache,
  changes: readonly RuleChange[],
): Steps<Step> {
  const levels = new Map(before)
  const touched = new Map<number, Set<number>>()
  for (const object of index.objects) {
    if (object === undefined || !isCountedAlone(object)) continue
    for (const change of changes) {
      const users = yield* toggleRule(change, object, levels)
      if (users.size > 0)
        touched.set(
          object.object.index,
          new Set([...(touched.get(object.object.index) ?? []), ...users]),
        )
    }
  }
  const rules = new Set(changes.map(({ rule }) => rule))
  const followers = withFollowers(index.compiled, objectsOpenedBy(index, rules))
  const isTogether = (object: number) => {
    const objectIndex = index.objects[object]
    return objectIndex !== undefined && followers.has(object) && !isCountedAlone(objectIndex)
  }
  const together = [...followers].filter(isTogether)
  if (together.length === 0) return { index, levels, touched }
  const reached = usersReachedBy(index, rules)
  for (const object of together) touched.set(object, reached)
  const scope = { isObjectWanted: isTogether, isUserWanted: (user: number) => reached.has(user) }
  return { index, levels: yield* countedLevelSteps(index, levels, scope), touched }
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

function grantsOf({ certain, possible }: ObjectIndex): readonly SetGrant[] {
  return possible === null ? certain.grants : [...certain.grants, ...possible.grants]
}

function objectsOpenedBy(index: AccessIndex, rules: ReadonlySet<number>): Set<number> {
  return new Set(
    index.objects.flatMap((object) =>
      object !== undefined && grantsOf(object).some(({ source }) => rules.has(source))
        ? [object.object.index]
        : [],
    ),
  )
}

function usersReachedBy(index: AccessIndex, rules: ReadonlySet<number>): Set<number> {
  const users = new Set<number>()
  for (const object of index.objects)
    for (const grant of object === undefined ? [] : grantsOf(object))
      if (rules.has(grant.source)) forEachBit(grant.reach, (user) => users.add(user))
  return users
}
