import type { Bitset } from '../compile/bitset'
import type { AccessIndex } from './access-index'
import { levelSets, type LevelSets } from './level-sets'

/** Room for the levels of one user on every object, to be used again for the next user. */
export interface LevelRoom {
  readonly byObject: readonly (LevelSets | undefined)[]
  /** One set per object for the expansion of parents. */
  readonly scratch: readonly (Bitset | undefined)[]
}

export function levelRoom(index: AccessIndex): LevelRoom {
  const sets = index.objects.map((object) =>
    object === undefined ? undefined : levelSets(object.order.rowCount),
  )
  return { byObject: sets, scratch: sets.map((set) => set?.[1].slice()) }
}
