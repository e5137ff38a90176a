import { applyChange } from '../change/apply-changes'
import type { Steps } from '../engine/compile/steps'
import type { PermissionDelta } from '../engine/heat-map/permission-delta'
import { permissionsAfter } from '../engine/heat-map/permission-step'
import type { CompiledPermissions } from '../engine/permission/compile-permissions'
import { fieldBatches } from './field-batches'
import { addFieldCells, noEffect, type LeverEffect } from './lever-effect'
import type { Trial } from './lever-trial'
import type { PermissionLever } from './permission-levers'
import type { Lever } from './single-levers'
import { turnBook, type Turn } from './turns'

/** A setting of which it is known what it comes to for those whom it concerns. */
export interface TurnedLever {
  readonly lever: Lever
  /** Cells of user × field that it moves. */
  readonly onFields: LeverEffect
  readonly turns: readonly Turn[]
}

/** Settings by what they come to; those of which only they themselves can say it are `others`. */
export interface TurnedLevers {
  readonly turned: TurnedLever[]
  readonly others: Lever[]
}

/**
 * What permissions and assignments come to for each class of users. Permissions of one container on different objects are
 * worked out together. Those that cannot be made are refused. Yields how many are done.
 */
export function* turnedLevers(
  trial: Trial,
  permissions: readonly PermissionLever[],
  assignments: readonly Lever[],
): Steps<TurnedLevers> {
  const book = turnBook(trial.base.index.compiled)
  const found: TurnedLevers = { turned: [], others: [] }
  const ofFields = permissions.filter(({ kind }) => kind === 'fieldPermission')
  const total = permissions.length + assignments.length
  const groups = [...containerGroups(permissions), ...fieldBatches(ofFields)]
  for (const levers of groups) {
    const delta = deltaOf(trial, levers, found)
    if (delta !== null)
      for (const lever of delta.made) {
        const turns = lever.kind === 'fieldPermission' ? [] : book.ofClasses(delta, lever.object)
        found.turned.push({ lever, turns, onFields: onFields(trial, lever, delta.permissions) })
      }
    yield { done: found.turned.length + found.others.length, total }
  }
  for (const lever of assignments) {
    const delta = deltaOf(trial, [lever], found)
    if (delta !== null)
      found.turned.push({ lever, turns: book.ofUsers(delta), onFields: noEffect() })
    yield { done: found.turned.length + found.others.length, total }
  }
  return found
}

/** Permissions of one container that cannot concern the same cell: of one kind, on different objects. */
function containerGroups(permissions: readonly PermissionLever[]): PermissionLever[][] {
  const groups = new Map<string, PermissionLever[]>()
  for (const lever of permissions) {
    const { change } = lever
    if (change.kind !== 'objectPermission' && change.kind !== 'systemPermission') continue
    // FLS-19: what View All Fields of contacts gives shows on accounts too.
    const isApart = change.kind === 'objectPermission' && change.object === 'Contact'
    const key = [change.container.kind, change.container.name, change.permission, isApart].join(' ')
    const group = groups.get(key) ?? []
    groups.set(key, group)
    group.push(lever)
  }
  return [...groups.values()]
}

type Delta<Each> = PermissionDelta & { readonly made: readonly Each[] }

/** Permissions in force with all of these settings turned; null where only they themselves can say it. */
function deltaOf<Each extends Lever>(
  { base, options, refuse }: Trial,
  levers: readonly Each[],
  { others }: TurnedLevers,
): Delta<Each> | null {
  const { compiled } = base.index
  const made: Each[] = []
  let { org } = compiled
  for (const lever of levers) {
    const next = applyChange(org, lever.change)
    if ('kind' in next) refuse()
    else {
      org = next
      made.push(lever)
    }
  }
  const delta = permissionsAfter(compiled, org, options)
  if (delta === null) others.push(...made)
  return delta === null ? null : { ...delta, made }
}

function onFields(
  { base }: Trial,
  lever: PermissionLever,
  after: CompiledPermissions,
): LeverEffect {
  const { objects, permissions: before } = base.index.compiled
  const effect = noEffect()
  addFieldCells({ objects, before, after }, lever, effect)
  return effect
}
