import { applyChange } from '../change/apply-changes'
import type { CompileOptions } from '../engine/compile/compile-org'
import type { Steps } from '../engine/compile/steps'
import { recount } from '../engine/heat-map/recount'
import type { EvaluatedOrg } from '../engine/heat-map/step'
import { settingNames } from '../model/setting-choices'
import { addCells, addEffect, areComparable, hasEffect, noEffect } from './lever-effect'
import { trialOf, trySingle, type LeverRanking, type Trial } from './lever-trial'
import type { OpenedOrg } from './opened-org'
import { permissionLevers, type PermissionLever } from './permission-levers'
import { leverKinds, singleLevers, type Lever, type LeverKind } from './single-levers'
import { turnEffects, type TurnEffects } from './turn-rounds'
import { turnedLevers, type TurnedLever } from './turned-levers'

interface LeverQuery {
  readonly kinds: readonly LeverKind[]
  /** Evaluations at most. */
  readonly bound: number
}

export const everyLever: LeverQuery = { kinds: leverKinds, bound: 5_000 }

/**
 * Turns every single setting of the base, one at a time, and counts what it moves. One evaluation for each; permissions and
 * assignments are first taken apart into what they come to for those who hold them, which many settings share, and for
 * what nobody holds there is none.
 */
export function* leverRanking(
  { base, options }: Pick<OpenedOrg, 'base' | 'options'>,
  query = everyLever,
): Steps<LeverRanking> {
  const { compiled } = base
  const isWanted = ({ kind }: Lever) => query.kinds.includes(kind)
  const trial = trialOf({ base, options }, query.bound)
  const singles = singleLevers(compiled).filter(isWanted)
  const permissions = permissionLevers(compiled).filter(isWanted)
  const total = singles.length + permissions.length
  const isTurn = ({ kind, change }: Lever) =>
    kind === 'assignment' && !decidesSites(compiled.org.networks, change)
  const read = query.kinds.includes('setting') ? settingsRead(trial.base, options) : noneRead
  for (const lever of singles.filter((one) => !isTurn(one))) {
    if (lever.change.kind === 'orgSetting' && !read.has(lever.change.setting))
      trial.settle(lever, noEffect())
    else trySingle(trial, lever)
    yield { done: trial.settledCount(), total }
  }
  for (const lever of permissions) if (lever.holders.size === 0) trial.settle(lever, noEffect())
  const held = permissions.filter(({ holders }) => holders.size > 0)
  const deciding = yield* withoutIdle(trial, held)
  yield* tryTurned(trial, deciding, singles.filter(isTurn), total)
  return trial.ranking()
}

const noneRead: ReadonlySet<string> = new Set()

/** Settings that are read while the org is counted: whatever the others are, the counts stay. One evaluation. */
function settingsRead(base: EvaluatedOrg, options: CompileOptions): ReadonlySet<string> {
  const read = new Set<string>()
  const { org } = base.index.compiled
  const noting = settingNames.map((name) => {
    const get = () => {
      read.add(name)
      return org.settings[name]
    }
    return [name, { enumerable: true, get }] as const
  })
  const settings = Object.defineProperties({ ...org.settings }, Object.fromEntries(noting))
  addCells(base, recount(base, { ...org, settings }, options), null, noEffect())
  return read
}

/** R13.25: a set that opens a site to its holders is more than its permissions. */
function decidesSites(
  networks: readonly { readonly permissionSets: readonly unknown[] }[],
  change: Lever['change'],
): boolean {
  return (
    networks.some(({ permissionSets }) => permissionSets.length > 0) &&
    change.kind === 'take' &&
    change.item.kind === 'permissionSet'
  )
}

/** Turns permissions and assignments by what they come to. */
function* tryTurned(
  trial: Trial,
  permissions: readonly PermissionLever[],
  assignments: readonly Lever[],
  total: number,
): Steps<void> {
  const settled = trial.settledCount()
  // To work out what they come to is about half of the work.
  const shown = (share: number) => ({
    done: settled + Math.floor(((total - settled) * share) / 2),
    total,
  })
  const sharing = function* <Answer>(steps: Steps<Answer>, from: number): Steps<Answer> {
    for (;;) {
      const step = steps.next()
      if (step.done === true) return step.value
      yield step.value === null ? null : shown(from + step.value.done / (step.value.total ?? 1))
    }
  }
  const { turned, others } = yield* sharing(turnedLevers(trial, permissions, assignments), 0)
  const effects = yield* sharing(
    turnEffects(
      trial,
      turned.flatMap(({ turns }) => turns),
    ),
    1,
  )
  for (const one of turned) settle(trial, one, effects)
  for (const lever of others) {
    trySingle(trial, lever)
    yield { done: trial.settledCount(), total }
  }
}

function settle(trial: Trial, { lever, turns, onFields }: TurnedLever, effects: TurnEffects): void {
  const effect = { ...onFields }
  for (const turn of turns) {
    const moved = effects.get(turn)
    if (moved === undefined) {
      trial.leave(lever)
      return
    }
    if (moved === 'alone') {
      trySingle(trial, lever)
      return
    }
    addEffect(moved, effect)
  }
  trial.settle(lever, effect)
}

/** System permissions that decide often; it only saves the search for them: every other is tried as well. */
const oftenDecisive: ReadonlySet<string> = new Set([
  'ViewAllData',
  'ModifyAllData',
  'TransferAnyEntity',
  'TransferAnyCase',
  'TransferAnyLead',
  'EditTask',
  'EditEvent',
  'ActivitiesAccess',
  'ViewAllUsers',
  'ManageUsers',
  'ManageInternalUsers',
  'AssignPermissionSets',
  'ManageProfilesPermissionsets',
  'QueryAllFiles',
  'ContentAdministrator',
  'ViewAndEditConvertedLeads',
  'AllowViewKnowledge',
])

const systemPermissionOf = ({ change }: Lever) =>
  change.kind === 'systemPermission' ? change.permission : null

/** In a muting set "true" takes away. */
const widens = ({ change }: Lever) =>
  change.kind === 'systemPermission' &&
  change.isGranted !== (change.container.kind === 'mutingPermissionSet')

/** All but the system permissions that move nothing, wherever they are turned; those are settled. */
function* withoutIdle(
  trial: Trial,
  levers: readonly PermissionLever[],
): Steps<readonly PermissionLever[]> {
  const deciding = levers.filter((lever) => {
    const permission = systemPermissionOf(lever)
    return permission === null || oftenDecisive.has(permission)
  })
  const seldom = levers.filter((lever) => !deciding.includes(lever))
  for (const isWidening of [true, false])
    deciding.push(
      ...(yield* sift(
        trial,
        seldom.filter((one) => widens(one) === isWidening),
      )),
    )
  return deciding
}

/**
 * Grants only widen and taking away only narrows: where many do nothing together, none does alone, and they are settled.
 * Where they do, each half of the permissions is tried. Returns those that may do something.
 */
function* sift(
  trial: Trial,
  levers: readonly PermissionLever[],
): Steps<readonly PermissionLever[]> {
  const names = [...new Set(levers.flatMap((lever) => systemPermissionOf(lever) ?? []))]
  if (names.length === 0 || !trial.mayEvaluate()) return levers
  yield null
  if (!doesAnything(trial, levers)) {
    for (const lever of levers) trial.settle(lever, noEffect())
    return []
  }
  if (names.length === 1) return levers
  const first = new Set(names.slice(0, names.length >> 1))
  const isFirst = (lever: Lever) => first.has(systemPermissionOf(lever) ?? '')
  return [
    ...(yield* sift(trial, levers.filter(isFirst))),
    ...(yield* sift(
      trial,
      levers.filter((lever) => !isFirst(lever)),
    )),
  ]
}

function doesAnything({ base, options }: Trial, levers: readonly Lever[]): boolean {
  let { org } = base.index.compiled
  for (const { change } of levers) {
    const next = applyChange(org, change)
    if (!('kind' in next)) org = next
  }
  const after = recount(base, org, options)
  const effect = noEffect()
  if (!areComparable(base, after)) return true
  addCells(base, after, null, effect)
  return hasEffect(effect)
}
