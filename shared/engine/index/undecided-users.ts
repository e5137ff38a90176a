import { addAll, addBit, bitset, type Bitset } from '../compile/bitset'
import type { AccessIndex, ObjectIndex } from './access-index'
import { forEachBelow } from './user-order'

/**
 * Users whose records of an object may differ between the bounds: whom a door reaches that might be open. Everybody else
 * needs to be counted under one reading only.
 */
export function undecidedUsers({ users }: AccessIndex, { undecided }: ObjectIndex): Bitset {
  const { rankOf, userAt } = users
  const reached = bitset(rankOf.length)
  for (const { grants, alone, inherited } of undecided) {
    for (const { reach } of grants) addAll(reached, reach)
    for (const rows of [alone, inherited])
      for (let rank = 0; rows !== null && rank < userAt.length; rank++)
        if (rows.starts[rank] !== rows.starts[rank + 1]) addBit(reached, userAt[rank] ?? 0)
    for (let user = 0; inherited !== null && user < rankOf.length; user++)
      forEachBelow(users, user, (from, to) => {
        if (inherited.starts[from] !== inherited.starts[to]) addBit(reached, user)
      })
  }
  return reached
}
