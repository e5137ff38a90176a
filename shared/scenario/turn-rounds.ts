import type { Steps } from '../engine/compile/steps'
import type { PermissionDelta } from '../engine/heat-map/permission-delta'
import { recountPermissions } from '../engine/heat-map/recount'
import type { EvaluatedOrg } from '../engine/heat-map/step'
import { objectsApart } from '../engine/permission/class-parts'
import type { PermissionClass } from '../engine/permission/compile-permissions'
import { addCells, hasEffect, noEffect, type LeverEffect } from './lever-effect'
import type { Trial } from './lever-trial'
import type { Turn } from './turns'

/** What turns move; `alone`: only its setting itself can say; no entry: the bound was reached before. */
export type TurnEffects = ReadonlyMap<Turn, LeverEffect | 'alone'>

/**
 * What every turn moves by itself. Turns of other users, and turns of the same users that cannot move the same cell, are
 * evaluated together. Yields how many are done.
 */
export function* turnEffects(trial: Trial, turns: readonly Turn[]): Steps<TurnEffects> {
  const effects = new Map<Turn, LeverEffect | 'alone'>()
  const rounds = [
    ...roundsOf(turns.filter(({ key }) => key >= 0)),
    ...roundsOf(turns.filter(({ key }) => key < 0)),
  ]
  for (const [done, round] of rounds.entries()) {
    yield* tryRound(trial, round, effects)
    yield { done: done + 1, total: rounds.length }
  }
  return effects
}

/** Greedy: each turn into the first round in which nothing concerns its cells. */
function roundsOf(turns: readonly Turn[]): Turn[][] {
  const rounds: Turn[][] = []
  const takenByKey = new Map<number, Set<number>[]>()
  for (const turn of new Set(turns)) {
    const taken = takenByKey.get(turn.key) ?? []
    takenByKey.set(turn.key, taken)
    const found = taken.findIndex((objects) => !turn.objects.some((object) => objects.has(object)))
    const at = found < 0 ? taken.length : found
    const objects = taken[at] ?? new Set<number>()
    taken[at] = objects
    for (const object of turn.objects) objects.add(object)
    const round = rounds[at] ?? []
    rounds[at] = round
    round.push(turn)
  }
  return rounds
}

type Effects = Map<Turn, LeverEffect | 'alone'>

/** One evaluation for all; where it cannot be said which turn moved a cell, each half is tried. */
function* tryRound(trial: Trial, turns: readonly Turn[], effects: Effects): Steps<void> {
  if (turns.length === 0 || !trial.mayEvaluate()) return
  yield null
  const { base } = trial
  const byKey = groupedByKey(turns)
  const after = recountPermissions(base, permissionsOf(base, byKey), touchedBy(base, byKey))
  const [only, ...others] = turns
  if (after === null && only !== undefined && others.length === 0) effects.set(only, 'alone')
  else if (after === null)
    for (const half of byKey.length > 1 ? halvesOf(byKey) : halvesOf(turns).map((one) => [one]))
      yield* tryRound(trial, half.flat(), effects)
  else {
    const unclear = byKey.filter((ofKey) => !tell(base, after, ofKey, effects))
    for (const half of [0, 1] as const)
      yield* tryRound(
        trial,
        unclear.flatMap((ofKey) => halvesOf(ofKey)[half]),
        effects,
      )
  }
}

function halvesOf<Each>(all: readonly Each[]): [readonly Each[], readonly Each[]] {
  return [all.slice(0, all.length >> 1), all.slice(all.length >> 1)]
}

function groupedByKey(turns: readonly Turn[]): (readonly Turn[])[] {
  const byKey = new Map<number, Turn[]>()
  for (const turn of turns) {
    const ofKey = byKey.get(turn.key) ?? []
    byKey.set(turn.key, ofKey)
    ofKey.push(turn)
  }
  return [...byKey.values()]
}

/**
 * What turns of the same users move, by the objects that each concerns. False when objects with a model of their own,
 * which may follow any permission, moved for one of several.
 */
function tell(
  base: EvaluatedOrg,
  after: EvaluatedOrg,
  turns: readonly Turn[],
  effects: Effects,
): boolean {
  const users = new Set(turns[0]?.users)
  const onSpecial = noEffect()
  addCells(base, after, new Map(specialObjects(base).map((object) => [object, users])), onSpecial)
  if (turns.length > 1 && hasEffect(onSpecial)) return false
  for (const turn of turns) {
    const effect = { ...onSpecial }
    addCells(base, after, new Map(turn.objects.map((object) => [object, users])), effect)
    effects.set(turn, effect)
  }
  return true
}

const specialObjects = ({ index }: EvaluatedOrg) =>
  index.compiled.objects.flatMap(({ control, index: at }) => (control === 'special' ? [at] : []))

/** Permissions in force with the turns of each group of users. */
function permissionsOf(
  { index }: EvaluatedOrg,
  byKey: readonly (readonly Turn[])[],
): PermissionDelta {
  const { classes, classOfUser } = index.compiled.permissions
  const turned: PermissionClass[] = []
  const classOf = classOfUser.slice()
  const changedUsers = new Set<number>()
  for (const turns of byKey) {
    const users = turns[0]?.users ?? []
    const was = classes[classOfUser[users[0] ?? -1] ?? -1]
    if (was === undefined) continue
    for (const user of users) {
      changedUsers.add(user)
      classOf[user] = classes.length + turned.length
    }
    turned.push(together(was, turns))
  }
  return { permissions: { classes: [...classes, ...turned], classOfUser: classOf }, changedUsers }
}

/** Turns of the same users, each with what it concerns. */
function together(was: PermissionClass, turns: readonly Turn[]): PermissionClass {
  const [only, ...others] = turns
  if (only !== undefined && others.length === 0) return only.permissions
  const [bits, possibleBits] = [was.bits.slice(), was.possibleBits.slice()]
  for (const { permissions } of turns)
    for (const object of objectsApart(was, permissions)) {
      bits[object] = permissions.bits[object] ?? 0
      possibleBits[object] = permissions.possibleBits[object] ?? 0
    }
  return { ...was, bits, possibleBits }
}

function touchedBy(
  base: EvaluatedOrg,
  byKey: readonly (readonly Turn[])[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const touched = new Map<number, Set<number>>()
  const special = specialObjects(base)
  for (const turns of byKey)
    for (const object of [...special, ...turns.flatMap(({ objects }) => objects)]) {
      const users = touched.get(object) ?? new Set()
      touched.set(object, users)
      for (const user of turns[0]?.users ?? []) users.add(user)
    }
  return touched
}
