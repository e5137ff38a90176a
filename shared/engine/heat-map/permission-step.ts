import type { Org } from '../../model/org'
import type { User } from '../../model/user'
import type { CompiledOrg, CompileOptions } from '../compile/compile-org'
import { compileObjects } from '../compile/compiled-object'
import { compileSiteMembers } from '../compile/site-members'
import { areUsersRecords } from '../compile/user-records'
import { isSuperUser } from '../record/super-user'
import type { CountScope } from './access-counts'
import { countedObjects } from './gated-counts'
import { isCountedAlone } from './level-cache'
import { permissionDelta } from './permission-delta'
import { countedLevels, withOrg, type EvaluatedOrg, type Step } from './step'

/** Users whose permissions in force changed, on all objects. */
export function permissionStep(
  before: EvaluatedOrg,
  after: Org,
  options: CompileOptions,
): Step | null {
  const { index, levels } = before
  const { compiled } = index
  if (!statesSameObjects(compiled, after)) return null
  const { permissions, changedUsers } = permissionDelta(compiled, after, options)
  const siteMembers = compileSiteMembers(after, compiled.userIndexById)
  const next = withOrg(index, after, { permissions, siteMembers })
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
  const counted = countedObjects(compiled)
  const scope: CountScope = {
    isObjectWanted: (object) => {
      const objectIndex = index.objects[object]
      return objectIndex !== undefined && !isCountedAlone(objectIndex)
    },
    isUserWanted: (user) => changedUsers.has(user),
  }
  return {
    index: next,
    levels: changedUsers.size === 0 ? levels : countedLevels(next, levels, scope),
    touched: new Map(counted.map((object) => [object, changedUsers])),
  }
}

/** True when the changed containers name no object that the org did not state before, and none less. */
function statesSameObjects(compiled: CompiledOrg, after: Org): boolean {
  const { org } = compiled
  const isSame = (['profiles', 'permissionSets', 'mutingPermissionSets'] as const).every(
    (part) => org[part] === after[part],
  )
  if (isSame) return true
  const { objects } = compileObjects(after)
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
