import type { AccessIndex } from './access-index'
import { levelSets, type LevelSets } from './level-sets'

/** Room for the levels of one user on every object, to be used again for the next user. */
export interface LevelRoom {
  readonly byObject: readonly (LevelSets | undefined)[]
}

export function levelRoom(index: AccessIndex): LevelRoom {
  return {
    byObject: index.objects.map((object) =>
      object === undefined ? undefined : levelSets(object.order.rowCount),
    ),
  }
}
