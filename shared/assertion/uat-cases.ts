import { addBit, bitset } from '../engine/compile/bitset'
import { cellOf } from '../engine/compile/compiled-table'
import { isPermissionVerb } from './assertion'
import type { BoundAssertion } from './bind-assertion'
import { demandsOf, type Demands } from './demands'
import { heldRows } from './held-rows'
import type { JudgedOrg } from './judged-org'
import { allBut, bothOf, firstOf, hasRow, type RowBounds, type Rows } from './rows'

/** Something to try: one user, one record, and what has to come of it. */
export interface TrialCase {
  readonly kind: 'positive' | 'negative'
  readonly username: string
  readonly object: string
  readonly record: string | null
  readonly field: string | null
  readonly verb: string
  /** The requirement itself demands it; else it only shows the other side. */
  readonly isDemanded: boolean
  readonly now: 'can' | 'cannot' | 'unknown'
}

/** Users looked at for somebody who shows the side that the requirement does not demand. */
const userLimit = 2_000

/**
 * A positive and a negative case of a requirement, with users and records that exist. What the requirement demands comes
 * first; the side that it does not demand is somebody for whom the model gives the other answer, and left out where there
 * is nobody.
 */
export function trialCases(judged: JudgedOrg, bound: BoundAssertion): readonly TrialCase[] {
  const demands = demandsOf(judged, bound)
  const found = new Map<TrialCase['kind'], TrialCase>()
  const { users } = judged.compiled.org
  const add = (kind: TrialCase['kind'], user: number, rows: Rows, isDemanded: boolean) => {
    if (found.has(kind)) return
    const [position] = firstOf(rows, demands.size, 1)
    if (position === undefined) return
    found.set(kind, caseAt(judged, demands, { kind, user, position, isDemanded }))
  }
  for (const [user, { isActive }] of users.entries()) {
    if (found.size === 2) break
    if (!isActive) continue
    const { required, forbidden } = demands.of(user)
    add('positive', user, required.sure, true)
    add('negative', user, forbidden.sure, true)
  }
  for (const [user, { isActive }] of users.slice(0, userLimit).entries()) {
    if (found.size === 2) break
    if (!isActive) continue
    const held = heldRows(judged, bound, user, demands.target.sure)
    add('positive', user, bothOf(demands.target.sure, held.sure), false)
    add('negative', user, bothOf(demands.target.sure, allBut(held.maybe, demands.size)), false)
  }
  return [...found.values()].sort((a, b) => Number(b.isDemanded) - Number(a.isDemanded))
}

interface CasePlace {
  readonly kind: TrialCase['kind']
  readonly user: number
  readonly position: number
  readonly isDemanded: boolean
}

function caseAt(
  judged: JudgedOrg,
  { bound, size }: Demands,
  { kind, user, position, isDemanded }: CasePlace,
): TrialCase {
  const { object, field, assertion } = bound
  const order = judged.index.objects[object.index]?.order
  const table = judged.compiled.tables[object.index]
  const row = order?.rowAt[position] ?? 0
  const id = table?.table.ids[row]
  const isRecord = id !== undefined && !isPermissionVerb(assertion.verb)
  const name = table === undefined ? null : cellOf(table, row, 'Name')
  return {
    kind,
    username: judged.compiled.org.users[user]?.username ?? '',
    object: object.name,
    record: !isRecord ? null : name === null || name === undefined ? id : `${name} (${id})`,
    field: field?.name ?? null,
    verb: assertion.verb,
    isDemanded,
    now: answerAt(heldRows(judged, bound, user, onlyAt(position, size)), position),
  }
}

function onlyAt(position: number, size: number): Rows {
  const rows = bitset(size)
  addBit(rows, position)
  return rows
}

function answerAt(held: RowBounds, position: number): TrialCase['now'] {
  if (hasRow(held.sure, position)) return 'can'
  return hasRow(held.maybe, position) ? 'unknown' : 'cannot'
}
