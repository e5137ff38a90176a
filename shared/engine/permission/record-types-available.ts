import type { RecordTypeVisibility } from '../../model/layout'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import { userAt } from '../compile/reach-context'

/** Record types that a user may choose at create and change. */
export interface AvailableRecordTypes {
  /** Active types in name order; none: records get the master type. */
  readonly recordTypes: readonly { readonly name: string; readonly isDefault: boolean }[]
  /** False where a container is not wholly imported: there may be more. */
  readonly isKnown: boolean
}

/**
 * Union over the profile and every set and group in force; they choose a type and never open a record. Rule FLS-45.
 *
 * The default is the profile's (PRM-03).
 */
export function availableRecordTypes(
  compiled: CompiledOrg,
  position: number,
  object: CompiledObject,
): AvailableRecordTypes {
  const user = userAt(compiled, position)
  const profile = compiled.org.profiles.find(({ id }) => id === user.profile)
  const held = compiled.heldBy(user).filter(({ standing }) => standing === 'live')
  const sets = held.flatMap(({ container, members }) =>
    'permissionSets' in container
      ? members.filter(({ standing }) => standing === 'live').map(({ set }) => set)
      : [container],
  )
  const isOf = (entry: RecordTypeVisibility) =>
    entry.visible && entry.object.toLowerCase() === object.name.toLowerCase()
  const ofProfile = (profile?.recordTypeVisibilities ?? []).filter(isOf)
  const entries = [...ofProfile, ...sets.flatMap((set) => set.recordTypeVisibilities).filter(isOf)]
  const visible = new Set(entries.map(({ recordType }) => recordType.toLowerCase()))
  const defaults = new Set(
    ofProfile
      .filter(({ isDefault }) => isDefault)
      .map(({ recordType }) => recordType.toLowerCase()),
  )
  const recordTypes = (object.config?.recordTypes ?? [])
    .filter(({ name, isActive }) => isActive && visible.has(name.toLowerCase()))
    .map(({ name }) => ({ name, isDefault: defaults.has(name.toLowerCase()) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const isKnown =
    profile !== undefined &&
    !profile.isMissing &&
    !profile.isPartial &&
    !sets.some(({ isMissing }) => isMissing)
  return { recordTypes, isKnown }
}
