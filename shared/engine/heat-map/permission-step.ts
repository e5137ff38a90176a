import type { Org } from '../../model/org'
import type { User } from '../../model/user'
import type { CompiledOrg, CompileOptions } from '../compile/compile-org'
import { compileObjects } from '../compile/compiled-object'
import { areMembersSame, compileSiteMembers } from '../compile/site-members'
import type { Steps } from '../compile/steps'
import { areUsersRecords } from '../compile/user-records'
import { isSuperUser } from '../record/super-user'
import type { AccessIndex } from '../index/access-index'
import type { CompiledPermissions } from '../permission/compile-permissions'
import { ObjectBit } from '../permission/object-bits'
import { familyOf } from '../compile/reach-context'
import { countedObjects } from './gated-counts'
import { isCountedAlone, type LevelCache } from './level-cache'
import { permissionDelta, type PermissionDelta } from './permission-delta'
import { countedLevelSteps, withFollowers, withOrg, type EvaluatedOrg, type Step } from './step'

/** Users whose permissions in force changed, on all objects. */
export function* permissionStep(
  before: EvaluatedOrg,
  after: Org,
  options: CompileOptions,
): Steps<Step | null> {
  const delta = permissionsAfter(before.index.compiled, after, options)
  return delta === null ? null : yield* stepWithPermissions(before, after, delta)
}

/** What a change of permissions alone leaves in force; null when it makes the org state other objects. */
export function permissionsAfter(
  compiled: CompiledOrg,
  after: Org,
  options: CompileOptions,
): PermissionDelta | null {
  return statesSameObjects(compiled, after) ? permissionDelta(compiled, after, options) : null
}

/** Other permissions in force for some users; null where that makes or unmakes super users, whose doors are other ones, or members of sites. */
export function* stepWithPermissions(
  { index, levels }: EvaluatedOrg,
  after: Org,
  { permissions, changedUsers }: PermissionDelta,
): Steps<Step | null> {
  const { compiled } = index
  const next = withOrg(index, after, { permissions })
  // R15.19: who becomes a member of a site is seen by its other members.
  if (!areMembersSame(compiled.siteMembers, compileSiteMembers(after, next.compiled.heldBy)))
    return null
  const wasSuper = compiled.portal.externalUsers
    .filter((user) => changedUsers.has(user))
    .some((user) => {
      const family = familyOf(compiled, user)
      return (
        isSuperUser({ compiled, user, family }) !==
        isSuperUser({ compiled: next.compiled, user, family })
      )
    })
  if (wasSuper) return null
  const counted = countedObjects(compiled)
  return {
    index: next,
    levels: yield* leveledAnew(
      levels,
      next,
      leveledByPermissions(compiled, permissions, changedUsers),
    ),
    touched: new Map(counted.map((object) => [object, changedUsers])),
  }
}

/** Objects whose levels follow from permissions, and the users for whom those differ. */
interface LeveledAnew {
  readonly objects: ReadonlySet<number>
  readonly users: ReadonlySet<number>
}

/**
 * Levels follow from permissions on the objects above alone: from whether those are read, viewed or modified whole (R3.9,
 * R11.11). Objects with a model of their own may follow any permission.
 */
function leveledByPermissions(
  compiled: CompiledOrg,
  { classes, classOfUser }: CompiledPermissions,
  changedUsers: ReadonlySet<number>,
): LeveledAnew[] {
  const { permissions, objects } = compiled
  const users = new Set<number>()
  const above = new Set<number>()
  for (const user of changedUsers) {
    const was = permissions.classes[permissions.classOfUser[user] ?? -1]
    const now = classes[classOfUser[user] ?? -1]
    for (const { index } of objects) {
      const differing =
        ((was?.bits[index] ?? 0) ^ (now?.bits[index] ?? 0)) |
        ((was?.possibleBits[index] ?? 0) ^ (now?.possibleBits[index] ?? 0))
      if ((differing & levelBits) === 0) continue
      users.add(user)
      above.add(index)
    }
  }
  const special = objects.filter(({ control }) => control === 'special')
  const followers = [...(above.size > 0 ? withFollowers(compiled, above) : [])]
  const isSpecial = (object: number) => objects[object]?.control === 'special'
  return [
    { objects: new Set(followers.filter((object) => !isSpecial(object))), users },
    { objects: new Set(special.map(({ index }) => index)), users: changedUsers },
  ]
}

const levelBits = ObjectBit.read | ObjectBit.viewAll | ObjectBit.modifyAll

function* leveledAnew(
  before: LevelCache,
  index: AccessIndex,
  concerned: readonly LeveledAnew[],
): Steps<LevelCache> {
  let levels = before
  for (const { objects, users } of concerned) {
    if (objects.size === 0 || users.size === 0) continue
    levels = yield* countedLevelSteps(index, levels, {
      isObjectWanted(object) {
        const objectIndex = index.objects[object]
        return objects.has(object) && objectIndex !== undefined && !isCountedAlone(objectIndex)
      },
      isUserWanted: (user) => users.has(user),
    })
  }
  return levels
}

/** True when the changed containers name no object that the org did not state before, and none less. */
function statesSameObjects(compiled: CompiledOrg, after: Org): boolean {
  const { org } = compiled
  const isSame = (['profiles', 'permissionSets', 'mutingPermissionSets'] as const).every(
    (part) =>
      org[part] === after[part] ||
      (org[part].length === after[part].length &&
        org[part].every(
          ({ objectPermissions }, at) => after[part][at]?.objectPermissions === objectPermissions,
        )),
  )
  if (isSame) return true
  const { objects } = compileObjects(after, compiled)
  return (
    objects.length === compiled.objects.length &&
    objects.every(
      ({ name, isStated, hasPermissions }, i) =>
        name === compiled.objects[i]?.name &&
        isStated === compiled.objects[i].isStated &&
        hasPermissions === compiled.objects[i].hasPermissions,
    )
  )
}

/** What a user may change in without opening or shutting a record: doors do not read these. */
const apartFromDoors: ReadonlySet<string> = new Set<keyof User>([
  'username',
  'name',
  'alias',
  'isFrozen',
  'isActive',
  'profile',
])

/** True when users differ in nothing that decides about records. Rules R13.8 (sets by profile), R15.16 (users as records), R16.4 (rows of the inactive). */
export function keepTheirPlace({ org, options }: CompiledOrg, after: Org): boolean {
  if (org.users === after.users) return true
  if (areUsersRecords(after, options.areUsersAsked === true)) return false
  if (org.users.length !== after.users.length || after.sharingSets.length > 0) return false
  return after.users.every((user, at) => {
    const old = org.users[at]
    if (old === user) return true
    if (old?.id !== user.id) return false
    const keys = (Object.keys(user) as (keyof User)[]).filter((key) => user[key] !== old[key]) // a User has no other keys
    const hasRows = () =>
      after.shares.some(({ grantee }) => grantee.kind === 'user' && grantee.user === user.id)
    return keys.every((key) => apartFromDoors.has(key)) && !(keys.includes('isActive') && hasRows())
  })
}
