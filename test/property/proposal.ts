import type { Change } from '@shared/change/change'
import type { ItemKind } from '@shared/change/item'
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

/** A property of a thing at another value. */
export const set = (kind: ItemKind, name: string, property: string, value: string): Change => ({
  kind: 'set',
  item: { kind, name },
  property,
  value,
})

/** A switch of a thing turned. */
export const flag =
  (kind: ItemKind, name: string, property: string) =>
  (isOn: boolean): Change =>
    set(kind, name, property, String(isOn))

/** An element of a list put in or taken out. */
export const element =
  (kind: ItemKind, name: string, property: string, text: string) =>
  (isIn: boolean): Change => ({
    kind: isIn ? 'add' : 'take',
    item: { kind, name },
    property,
    element: text,
  })
