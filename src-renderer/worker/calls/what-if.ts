import type { AccessCounts } from '@shared/engine/heat-map/heat-map-types'
import type {
  ChangeText,
  Consequence,
  Sentence,
  WhatIfAnswer,
  WhatIfQuery,
} from '@shared/protocol/engine'
import { describedChange, type Evaluation, type OpenedOrg } from '../opened-org'

const measures = ['read', 'edit', 'delete', 'transfer', 'all', 'create'] as const

/**
 * What the changes do to every user on every object, each difference with the change that caused it.
 *
 * The changes are made one after the other; what differs after one of them is laid to it, so that the causes add up.
 */
export function whatIf(opened: OpenedOrg, { changes, limit }: WhatIfQuery): WhatIfAnswer {
  const after = opened.with(changes)
  const total = differences(opened.base, after)
  const consequences = changes.flatMap((change, position) =>
    consequencesOf(opened, changes, change, position),
  )
  consequences.sort((a, b) => Math.abs(b.cellCount) - Math.abs(a.cellCount))
  return {
    changedCellCount: sum(total, ({ gained, lost }) => gained + lost),
    gainedCellCount: sum(total, ({ gained }) => gained),
    lostCellCount: sum(total, ({ lost }) => lost),
    gainedRecordCount: sum(total, ({ records }) => records.gained),
    lostRecordCount: sum(total, ({ records }) => records.lost),
    consequences: consequences.slice(0, limit),
    omittedCount: Math.max(0, consequences.length - limit),
    refused: after.refused,
  }
}

function consequencesOf(
  opened: OpenedOrg,
  changes: readonly ChangeText[],
  change: ChangeText,
  position: number,
): Consequence[] {
  const before = opened.with(changes.slice(0, position))
  const after = opened.with(changes.slice(0, position + 1))
  if (after.refused.some((one) => one.change === change)) return []
  const cause = causeOf(before, change)
  const found = differences(before, after).flatMap((difference) =>
    sentencesOf(difference, cause, change),
  )
  if (found.length > 0) return found
  const sentence = `nothing changes on any object, although ${cause}`
  return [{ object: '', cellCount: 0, userCount: 0, recordCount: 0, sentence, change }]
}

function causeOf({ org }: Evaluation, change: ChangeText): Sentence {
  const described = describedChange(org, change)
  if (described.kind === 'refused') return described.reason
  const { subject, after } = described
  return after === '' ? `${subject} changes` : `${subject} is now ${after}`
}

/** What is different for one measure on one object: how many users and cells, and how many of their records. */
interface MeasureDifference {
  readonly gained: number
  readonly lost: number
  readonly gainedRecords: number
  readonly lostRecords: number
}

interface ObjectDifference {
  readonly object: string
  /** Cells whose counts only rose, and cells where any fell. */
  readonly gained: number
  readonly lost: number
  readonly records: { readonly gained: number; readonly lost: number }
  readonly byMeasure: ReadonlyMap<(typeof measures)[number], MeasureDifference>
}

/** Objects with any difference, in the order of the later evaluation. */
function differences(before: Evaluation, after: Evaluation): ObjectDifference[] {
  if (before === after) return []
  const [a, b] = [before.counts(), after.counts()]
  const oldColumn = new Map(a.objects.map((object, column) => [object, column]))
  const oldUser = before.compiled.userIndexById
  const users = after.compiled.org.users.map((user) => oldUser.get(user.id) ?? -1)
  return b.objects.flatMap((object, column) => {
    const found = objectDifference(a, b, {
      object,
      column,
      old: oldColumn.get(object) ?? -1,
      users,
    })
    return found.gained + found.lost === 0 ? [] : [found]
  })
}

interface Pairing {
  readonly object: string
  readonly column: number
  readonly old: number
  /** By user of the later evaluation: position in the earlier one, −1 for none. */
  readonly users: readonly number[]
}

function objectDifference(a: AccessCounts, b: AccessCounts, pairing: Pairing): ObjectDifference {
  const { object, column, old, users } = pairing
  const tally = measures.map(() => ({ gained: 0, lost: 0, gainedRecords: 0, lostRecords: 0 }))
  let gained = 0
  let lost = 0
  for (const [user, oldUser] of users.entries()) {
    let fall = 0
    let rise = 0
    for (const [m, measure] of measures.entries()) {
      const entry = tally[m]
      const now = b.counts[measure][user * b.objects.length + column] ?? 0
      const then =
        oldUser < 0 || old < 0 ? 0 : (a.counts[measure][oldUser * a.objects.length + old] ?? 0)
      if (now === then || entry === undefined) continue
      if (now > then) {
        rise++
        entry.gained++
        entry.gainedRecords += now - then
      } else {
        fall++
        entry.lost++
        entry.lostRecords += then - now
      }
    }
    if (fall > 0) lost++
    else if (rise > 0) gained++
  }
  const byMeasure = new Map(
    measures.flatMap((measure, m) => {
      const entry = tally[m]
      return entry === undefined ? [] : [[measure, entry] as const]
    }),
  )
  const read = byMeasure.get('read')
  const records = { gained: read?.gainedRecords ?? 0, lost: read?.lostRecords ?? 0 }
  return { object, gained, lost, records, byMeasure }
}

const verbs = {
  read: 'read',
  edit: 'edit',
  delete: 'delete',
  transfer: 'transfer',
  all: 'fully control',
  create: 'create',
} as const

/** The lowest measure that was gained and the lowest that was lost tell the story; the higher ones follow from it. */
function sentencesOf(
  { object, byMeasure }: ObjectDifference,
  cause: Sentence,
  change: ChangeText,
): Consequence[] {
  const first = (side: 'gained' | 'lost') =>
    measures.find((one) => (byMeasure.get(one)?.[side] ?? 0) > 0)
  return (['gained', 'lost'] as const).flatMap((side) => {
    const measure = first(side)
    const entry = measure === undefined ? undefined : byMeasure.get(measure)
    if (measure === undefined || entry === undefined) return []
    const userCount = entry[side]
    const recordCount = side === 'gained' ? entry.gainedRecords : entry.lostRecords
    const can = side === 'gained' ? 'can now' : 'can no longer'
    const what = measure === 'create' ? `\`${object}\`` : recordsOf(object, recordCount)
    const who = `${numberOf(userCount)} ${userCount === 1 ? 'user' : 'users'}`
    const sentence = `${who} ${can} ${verbs[measure]} ${what}, because ${cause}`
    const cellCount = side === 'gained' ? userCount : -userCount
    return [{ object, cellCount, userCount, recordCount, sentence, change }]
  })
}

/** Pairs of user and record, since several users may reach the same one. */
const recordsOf = (object: string, count: number): string =>
  `\`${object}\` records (${numberOf(count)} in all)`

const numberOf = (value: number): string => new Intl.NumberFormat('en').format(value)

const sum = <One>(all: readonly One[], of: (one: One) => number): number =>
  all.reduce((total, one) => total + of(one), 0)
