import type { CompiledOrg } from '../engine/compile/compile-org'
import { withFollowers } from '../engine/heat-map/step'
import type { PermissionDelta } from '../engine/heat-map/permission-delta'
import { isSameSystem, objectsApart, withObjectOf } from '../engine/permission/class-parts'
import { permissionClassOf } from '../engine/permission/permission-class'
import type { PermissionClass } from '../engine/permission/compile-permissions'

/** What some users who hold the same would hold in force instead; many settings come down to the same turn. */
export interface Turn {
  /** Turns with the same key are about the same users: a class, or, below zero, one user. */
  readonly key: number
  readonly users: readonly number[]
  readonly permissions: PermissionClass
  /** Indices of the objects whose cells it can move, beside objects with a model of their own. */
  readonly objects: readonly number[]
}

/** Every turn that was met, each once. */
export interface TurnBook {
  /**
   * What changed permissions come to, class by class; on one object alone where it is given. Nothing for those who hold
   * the same in force.
   */
  readonly ofClasses: (delta: PermissionDelta, object: number | null) => Turn[]
  /** The same user by user. */
  readonly ofUsers: (delta: PermissionDelta) => Turn[]
}

export function turnBook(compiled: CompiledOrg): TurnBook {
  const { classes, classOfUser } = compiled.permissions
  const usersByClass: number[][] = classes.map(() => [])
  for (const [user, of] of classOfUser.entries()) usersByClass[of]?.push(user)
  const turnFor = knownTurns(compiled)
  const keyOf = (user: number) => -1 - user
  return {
    ofClasses: (delta, object) =>
      usersByClass.flatMap((users, of) => {
        const changed = users.filter((user) => delta.changedUsers.has(user))
        const [was, now] = [classes[of], permissionClassOf(delta, changed[0] ?? -1)]
        if (was === undefined || now === undefined) return []
        const only = (one: PermissionClass) =>
          object === null ? one : withObjectOf(was, one, object, compiled.objects)
        // A set may come to count for some alone: for those who hold it, and held nothing by it before.
        const isForAll =
          changed.length === users.length &&
          changed.every((user) => permissionClassOf(delta, user) === now)
        if (isForAll) return turnFor(of, users, was, only(now)) ?? []
        return changed.flatMap((user) => {
          const own = permissionClassOf(delta, user)
          return own === undefined ? [] : (turnFor(keyOf(user), [user], was, only(own)) ?? [])
        })
      }),
    ofUsers: (delta) =>
      [...delta.changedUsers].flatMap((user) => {
        const was = permissionClassOf(compiled, user)
        const now = permissionClassOf(delta, user)
        if (was === undefined || now === undefined) return []
        return turnFor(keyOf(user), [user], was, now) ?? []
      }),
  }
}

/** Finds a turn by what it comes to; null when that is what is in force already. */
function knownTurns(
  compiled: CompiledOrg,
): (
  key: number,
  users: readonly number[],
  was: PermissionClass,
  now: PermissionClass,
) => Turn | null {
  const known = new Map<number, Map<string, Turn>>()
  const usual = (objects: Iterable<number>) =>
    [...objects].filter((object) => compiled.objects[object]?.control !== 'special')
  const everything = usual(compiled.objects.keys())
  const followersOf = compiled.objects.map(({ index }) =>
    usual(withFollowers(compiled, new Set([index]))),
  )
  return (key, users, was, now) => {
    const apart = objectsApart(was, now)
    const isSystemSame = isSameSystem(was, now)
    if (apart.length === 0 && isSystemSame) return null
    const signature = [
      ...apart.map((object) => [object, now.bits[object], now.possibleBits[object]].join(':')),
      ...(isSystemSame ? [] : [...now.system].sort()),
    ].join(' ')
    const ofKey = known.get(key) ?? new Map<string, Turn>()
    known.set(key, ofKey)
    const objects = isSystemSame
      ? [...new Set(apart.flatMap((object) => followersOf[object] ?? []))]
      : everything
    const turn = ofKey.get(signature) ?? { key, users, permissions: now, objects }
    ofKey.set(signature, turn)
    return turn
  }
}
