import type { SharingLevel } from '../../model/level'
import { addBit, bitset, forEachBit, type Bitset } from '../compile/bitset'
import type { CompiledTable } from '../compile/compiled-table'
import { roleAt } from '../compile/reach-context'
import { openRowsToSet, type DoorBuild } from './door-build'
import { addRow, compileRowSet, growingRows, type GrowingRows } from './row-set'

/** What is open by owners whom the import does not name: without stated owner, and by somebody who is absent. */
export interface UnknownOwners {
  readonly unstated: GrowingRows
  readonly absent: GrowingRows
}

export const unknownOwners = (): UnknownOwners => ({
  unstated: growingRows(),
  absent: growingRows(),
})

/** Notes that what stands at a position, of so many, follows from the owner of this row. */
export function addUnknownOwner(
  owners: UnknownOwners,
  { table }: CompiledTable,
  row: number,
  position: number,
  size: number,
): void {
  const isStated = (table.owners[row] ?? null) !== null
  addRow(isStated ? owners.absent : owners.unstated, position, size)
}

/**
 * Might be open to any of `users` where no owner is stated, to those with a role where one is absent and it `rollsUp`.
 * The compiled form of `mayBeOwnedBelow`. Rules R2.1, R4.2, R10.1, R19.1.
 */
export function openToUnknownOwners(
  build: DoorBuild,
  to: { readonly object: number; readonly level: SharingLevel; readonly users: Bitset },
  rollsUp: boolean,
  owners: UnknownOwners,
): void {
  const { object, level, users } = to
  const anyOwner = { object, level, key: 'any owner', reach: users }
  openRowsToSet(build, anyOwner, compileRowSet(owners.unstated), false)
  if (!rollsUp) return
  const withRole = bitset(build.compiled.org.users.length)
  forEachBit(users, (user) => {
    if (roleAt(build.compiled, user) >= 0) addBit(withRole, user)
  })
  const anySuperior = { object, level, key: 'any superior', reach: withRole }
  openRowsToSet(build, anySuperior, compileRowSet(owners.absent), false)
}
