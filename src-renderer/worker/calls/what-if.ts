import type { AccessCounts } from '@shared/engine/heat-map/heat-map-types'
import type {
  ChangeText,
  Consequence,
  Sentence,
  WhatIfAnswer,
  WhatIfQuery,
} from '@shared/protocol/engine'
import { formatConsequence, formatNoConsequence } from '@shared/report/what-if-messages-en'
import type { Evaluation, OpenedOrg } from '@shared/scenario/opened-org'
import { describedChange } from '../described-change'
import { fieldDifferences, type FieldDifference } from './field-differences'
import { measures } from './heat-map-values'

/**
 * What the changes do to every user on every object, each difference with the change that caused it.
 *
 * The changes are made one after the other; what differs after one of them is laid to it, so that the causes add up.
 */
export function whatIf(opened: OpenedOrg, { changes, limit }: WhatIfQuery): WhatIfAnswer {
  const after = opened.with(changes)
  const total = differences(opened.base, after)
  const fields = fieldDifferences(opened.base.compiled, after.compiled)
  const fieldCells = (isGain: boolean) =>
    sum(fields, (one) => (one.isGain === isGain ? one.cellCount : 0))
  const told = limit === 0 ? [] : changes
  const consequences = told.flatMap((change, position) =>
    consequencesOf(opened, changes, change, position),
  )
  consequences.sort((a, b) => Math.abs(b.cellCount) - Math.abs(a.cellCount))
  return {
    changedCellCount: sum(total, ({ gained, lost }) => gained + lost),
    gainedCellCount: sum(total, ({ gained }) => gained),
    lostCellCount: sum(total, ({ lost }) => lost),
    gainedFieldCount: fieldCells(true),
    lostFieldCount: fieldCells(false),
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
  const found = [
    ...differences(before, after).flatMap((one) => objectConsequences(one, cause, change)),
    ...fieldConsequences(fieldDifferences(before.compiled, after.compiled), cause, change),
  ]
  if (found.length > 0) return found
  const nothing = { object: '', field: null, cellCount: 0, userCount: 0, recordCount: 0 }
  return [{ ...nothing, sentence: formatNoConsequence(cause), change }]
}

function causeOf({ org }: Evaluation, change: ChangeText): Sentence {
  const described = describedChange(org, change)
  return described.kind === 'refused' ? described.reason : described.cause
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
  // The engine makes an array when it is asked for: once per measure, not once per user.
  const tally = measures.map((measure) => ({
    then: a.counts[measure],
    now: b.counts[measure],
    ...{ gained: 0, lost: 0, gainedRecords: 0, lostRecords: 0 },
  }))
  let gained = 0
  let lost = 0
  for (const [user, oldUser] of users.entries()) {
    let fall = 0
    let rise = 0
    for (const entry of tally) {
      const now = entry.now[user * b.objects.length + column] ?? 0
      const isNew = oldUser < 0 || old < 0
      const then = isNew ? 0 : (entry.then[oldUser * a.objects.length + old] ?? 0)
      if (now === then) continue
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

/** The lowest measure that was gained and the lowest that was lost tell the story; the higher ones follow from it. */
function objectConsequences(
  { object, byMeasure }: ObjectDifference,
  cause: Sentence,
  change: ChangeText,
): Consequence[] {
  return (['gained', 'lost'] as const).flatMap((side) => {
    const measure = measures.find((one) => (byMeasure.get(one)?.[side] ?? 0) > 0)
    const entry = measure === undefined ? undefined : byMeasure.get(measure)
    if (measure === undefined || entry === undefined) return []
    const isGain = side === 'gained'
    const userCount = entry[side]
    const recordCount = isGain ? entry.gainedRecords : entry.lostRecords
    const told = { measure, isGain, userCount, object, recordCount, fields: [], cause }
    const cellCount = isGain ? userCount : -userCount
    const sentence = formatConsequence(told)
    return [{ object, field: null, cellCount, userCount, recordCount, sentence, change }]
  })
}

/** Who loses reading loses editing with it, and who gains editing gains reading: the lower measure says it. */
function fieldConsequences(
  found: readonly FieldDifference[],
  cause: Sentence,
  change: ChangeText,
): Consequence[] {
  const isTold = (one: FieldDifference) =>
    one.measure === 'read' ||
    !found.some(
      ({ object, measure, isGain, cellCount }) =>
        object === one.object &&
        measure === 'read' &&
        isGain === one.isGain &&
        cellCount === one.cellCount,
    )
  return found.filter(isTold).map((one) => {
    const { object, fields, userCount, isGain } = one
    const [field = null] = fields.length === 1 ? fields : []
    const sentence = formatConsequence({ ...one, recordCount: 0, cause })
    const cellCount = isGain ? one.cellCount : -one.cellCount
    return { object, field, cellCount, userCount, recordCount: 0, sentence, change }
  })
}

const sum = <One>(all: readonly One[], of: (one: One) => number): number =>
  all.reduce((total, one) => total + of(one), 0)
