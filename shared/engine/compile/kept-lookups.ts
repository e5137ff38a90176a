import type { Org } from '../../model/org'
import type { CompiledOrg, CompileOptions, KnownObjects } from './compiled-org'
import type { CompiledObject } from './compiled-object'
import { areAlikeIn, areListsEqual, keepEqual } from './keep'
import type { RoleTree } from './role-tree'
import type { CompiledTerritories } from './territories'

/** True when both ask about the same instant, session and records. */
export function areOptionsSame(a: CompileOptions, b: CompileOptions): boolean {
  return (
    a.now === b.now &&
    a.areUsersAsked === b.areUsersAsked &&
    areListsEqual(a.activated ?? [], b.activated ?? [])
  )
}

export function isSameRoleTree(a: RoleTree, b: RoleTree): boolean {
  return (
    areListsEqual(a.parent, b.parent) &&
    areListsEqual([...a.openTops], [...b.openTops]) &&
    areListsEqual([...a.indexById.keys()], [...b.indexById.keys()])
  )
}

interface Objects {
  readonly objects: readonly CompiledObject[]
  readonly byName: ReadonlyMap<string, number>
}

/** Compiled objects, each the one of before where it is equal to it. */
export function keptObjects(fresh: Objects, before: CompiledOrg | null): Objects {
  if (before === null) return fresh
  const objects = fresh.objects.map((object) => {
    const old = before.objects[object.index]
    if (old === undefined) return object
    return isSameObject(old, object) ? old : { ...object, parents: keptParents(old, object) }
  })
  return areListsEqual(objects, before.objects)
    ? { objects: before.objects, byName: before.objectIndexByName }
    : { objects, byName: fresh.byName }
}

/** Fields follow from the config and the catalogue. */
function isSameObject(a: CompiledObject, b: CompiledObject): boolean {
  const keys = Object.keys(a) as (keyof CompiledObject)[] // an object has no other keys
  return keys.every((key) => {
    if (key === 'fields') return true
    if (key === 'parents') return keptParents(a, b) === a.parents
    return a[key] === b[key]
  })
}

function keptParents(before: CompiledObject, fresh: CompiledObject): CompiledObject['parents'] {
  return keepEqual(before.parents, fresh.parents, (a, b) =>
    areAlikeIn(a, b, ({ field, object, threshold }) => [field, object, threshold]),
  )
}

/** Parts of an org that permissions are compiled from, beside users and objects. */
const permissionParts = [
  'profiles',
  'permissionSets',
  'permissionSetGroups',
  'mutingPermissionSets',
  'assignments',
  'permissionSetLicenseAssignments',
  'customPermissions',
] as const satisfies readonly (keyof Org)[]

/** True when nobody's permissions can differ from before. */
export function holdTheSame(
  org: Org,
  objects: readonly CompiledObject[],
  before: CompiledOrg,
): boolean {
  return (
    permissionParts.every((part) => org[part] === before.org[part]) &&
    // LIC-07: the only setting that a cap reads.
    org.settings.platformCase === before.org.settings.platformCase &&
    areAlikeIn(org.users, before.org.users, ({ id, profile, userType, isPersona }) => [
      id,
      profile,
      userType,
      isPersona,
    ]) &&
    areListsEqual(objects, before.objects, arePermissionsAlike)
  )
}

/** Objects that differ in nothing but defaults. */
function arePermissionsAlike(a: CompiledObject, b: CompiledObject): boolean {
  return (
    a === b ||
    (a.name === b.name &&
      a.control === b.control &&
      a.standard === b.standard &&
      a.config?.kind === b.config?.kind &&
      a.config?.isDeclared === b.config?.isDeclared &&
      a.hasOwner === b.hasOwner &&
      a.hasPermissions === b.hasPermissions &&
      a.parents === b.parents)
  )
}

type Placed = Pick<CompiledOrg, 'org' | 'userIndexById' | 'families' | 'objects' | 'tables'>

/** Territories of before, where they have the same users. */
export function keptTerritories(
  { org, userIndexById, families }: Placed,
  before: CompiledOrg | null,
): CompiledTerritories | null {
  const isSame =
    before?.org.territories === org.territories &&
    before.userIndexById === userIndexById &&
    before.families === families
  return isSame ? before.territories : null
}

/** True when the children of accounts stand where they stood. */
export function areChildrenSame(
  { objects, tables }: Placed,
  known: KnownObjects,
  before: CompiledOrg,
): boolean {
  if (!areListsEqual(Object.values(known), Object.values(before.known))) return false
  const { account, contact, opportunity, case: cases, contract, order } = known
  const [accounts, were] = [tables[account], before.tables[account]]
  return (
    accounts?.rowById === were?.rowById &&
    [contact, opportunity, cases, contract, order].every(
      (object) =>
        objects[object]?.parents === before.objects[object]?.parents &&
        tables[object]?.rowById === before.tables[object]?.rowById &&
        tables[object]?.parentRows === before.tables[object]?.parentRows,
    )
  )
}
