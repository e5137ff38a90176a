import type { Bitset } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import type { CompiledRule } from '../compile/compiled-rule'
import type { AccountChildren } from './account-children'
import type { DoorLayer, LayerKey, ObjectDoors } from './door-layers'
import type { RecordOrder } from './record-order'
import type { UserOrder } from './user-order'

/** What opens the records of one object, ready to be counted for everybody at once. */
export interface ObjectIndex extends ObjectDoors {
  readonly object: CompiledObject
  readonly order: RecordOrder
  /** By parent link: bit position of the parent for each bit position, −1 blank, −2 not in the import. */
  readonly parentPositions: readonly Int32Array[]
  /** By parent link but the first: for each bit position, where the run of records with the same parent ends. */
  readonly parentRunEnds: readonly Uint32Array[]
  /** By parent link: true when every record names a parent that is in the import. */
  readonly areAllNamed: readonly boolean[]
  /** Bit positions of records that name none of their parents. */
  readonly orphans: Uint32Array
  /** True when the upper bound of this object's records may differ from the lower, whatever the permissions. */
  readonly isUncertain: boolean
  /** Converted leads (R15.22), by bit position; null when there are none. */
  readonly converted: Bitset | null
}

/**
 * The second reading of the rules: the org as runs, intervals and bit sets, to be counted for everybody at once.
 *
 * `objects` is indexed as `compiled.objects`, undefined for objects without records. `sequence` lists the indices of
 * objects with records, parents before children.
 */
export interface AccessIndex {
  readonly compiled: CompiledOrg
  readonly users: UserOrder
  readonly objects: readonly (ObjectIndex | undefined)[]
  readonly sequence: readonly number[]
  /** Every rule that was on when the index was built, by position in `org.sharingRules`. */
  readonly rules: ReadonlyMap<number, CompiledRule>
  /** Rules that were switched off since, by position in `org.sharingRules` + 1; 1 = off. Position 0 is never off. */
  readonly isRuleOff: Uint8Array
  /** What the doors of `objects` were put together from. */
  readonly layers: ReadonlyMap<LayerKey, DoorLayer>
  /** Children of accounts, indexed as `objects`; empty where no layer uses them. */
  readonly children: readonly (AccountChildren | undefined)[]
}
