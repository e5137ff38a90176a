import type { Grant, Reason } from '../engine/answer'
import { explain } from '../engine/explain/explain'
import { cellOf } from '../engine/compile/compiled-table'
import type { UserId, RecordId } from '../model/id'
import { AccessLevel } from '../model/level'
import type { BoundAssertion } from './bind-assertion'
import type { JudgedOrg } from './judged-org'
import type { Counterexample } from './judge'

/** A counterexample by its names, with the path that opens it or the reasons that close it. */
export interface ToldCounterexample {
  readonly kind: Counterexample['kind']
  readonly isCertain: boolean
  /** Null where nobody among the people reaches the record. */
  readonly user: { readonly id: UserId; readonly username: string; readonly name: string } | null
  readonly object: string
  readonly field: string | null
  /** Null for a permission on the object. */
  readonly record: { readonly id: RecordId; readonly name: string } | null
  /** What the user really has on the record. */
  readonly level: AccessLevel
  /** What opens it, strongest first; of a counterexample of kind `held`. */
  readonly grants: readonly Grant[]
  /** What decides: of a `held` one the legs that are open, of a `missing` one those that are not. */
  readonly reasons: readonly Reason[]
}

/** Looks up names and the explanation of one counterexample. */
export function toldCounterexample(
  { compiled }: JudgedOrg,
  { object, field }: BoundAssertion,
  { user, row, kind, isCertain }: Counterexample,
): ToldCounterexample {
  const who = user === null ? undefined : compiled.org.users[user]
  const table = compiled.tables[object.index]
  const id = row === null ? undefined : table?.table.ids[row]
  const told = {
    kind,
    isCertain,
    user: who === undefined ? null : { id: who.id, username: who.username, name: who.name },
    object: object.name,
    field: field?.name ?? null,
    record:
      id === undefined || table === undefined
        ? null
        : { id, name: cellOf(table, row ?? 0, 'Name') ?? id },
  }
  if (user === null || row === null)
    return { ...told, level: AccessLevel.None, grants: [], reasons: [] }
  const why = explain(compiled, user, { object: object.index, row }, field?.name ?? null)
  const wanted = kind === 'held' ? 'open' : 'closed'
  const legs = why.legs.filter(
    ({ verdict }) => verdict === wanted || (!isCertain && verdict === 'unknown'),
  )
  return {
    ...told,
    level: why.effective,
    grants: kind === 'held' ? why.grants.slice(0, 3) : [],
    reasons: legs.flatMap(({ reasons }) => reasons.slice(0, 2)),
  }
}
