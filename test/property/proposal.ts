import type { Change } from '@shared/change/change'
import type { Org } from '@shared/model/org'
import type { Random } from '@shared/sample/random'

/** A change, those that take it back, and whether it can only open more. */
export interface Proposal {
  readonly there: Change
  readonly back: readonly Change[]
  readonly isWider: boolean
}

export type Propose = (org: Org, random: Random) => Proposal | null

export const pick = <T>(random: Random, list: readonly T[]): T | undefined =>
  list.length === 0 ? undefined : random.pick(list)

/** A change of a switch: the one that turns it, and back. */
export function turned(isOn: boolean, to: (isOn: boolean) => Change, opensMore = !isOn): Proposal {
  return { there: to(!isOn), back: [to(isOn)], isWider: opensMore }
}

/** Place in a list from narrow to wide; −1 for none. */
export const rankOf = (list: readonly string[], value: string | null) => list.indexOf(value ?? '')
