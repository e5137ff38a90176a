import type { Measure } from '../engine/heat-map/heat-map-types'
import { accessReader, type AccessReader } from '../engine/index/record-access-at'
import { FlagBit } from '../engine/record/flag-bits'
import type { ObjectName, RecordId, UserId } from '../model/id'
import type { Evaluation } from './opened-org'

/** One of the users and a record that comes or goes for them; null where no record is meant, or none was found soon. */
export interface CauseExample {
  readonly user: UserId
  readonly record: RecordId | null
}

const exampleCount = 3
/** Records that are looked at for one example. */
const rowLimit = 2_000

interface ExampleQuery {
  readonly users: readonly UserId[]
  readonly object: ObjectName
  readonly measure: Measure
  readonly isGain: boolean
  readonly isOfFields: boolean
}

/** Finds up to three users with a record each that differs. */
export function causeExamples(before: Evaluation, after: Evaluation) {
  const sides = { before: readerOf(before), after: readerOf(after) }
  return ({ users, object, measure, isGain, isOfFields }: ExampleQuery) => {
    const [less, more] = isGain ? [sides.before, sides.after] : [sides.after, sides.before]
    const index = more.compiled.objectIndexByName.get(object.toLowerCase()) ?? -1
    const table = more.compiled.tables[index]?.table
    const isPlain = isOfFields || measure === 'create' || table === undefined
    const examples = users.slice(0, exampleCount).map((user): CauseExample => {
      if (isPlain) return { user, record: null }
      const row = table.ids
        .slice(0, rowLimit)
        .findIndex(
          (id, at) =>
            holds(more, user, { object, id, at }, measure) &&
            !holds(less, user, { object, id, at }, measure),
        )
      return { user, record: table.ids[row] ?? null }
    })
    return { examples, areClasses: table?.matchedRules != null }
  }
}

interface Reader {
  readonly compiled: Evaluation['compiled']
  readonly reader: () => AccessReader
}

function readerOf({ compiled, evaluated }: Evaluation): Reader {
  let made: AccessReader | null = null
  return { compiled, reader: () => (made ??= accessReader(evaluated.index)) }
}

interface ExampleRecord {
  readonly object: ObjectName
  readonly id: RecordId
  /** Its row where both sides hold the same records. */
  readonly at: number
}

function holds(
  { compiled, reader }: Reader,
  userId: UserId,
  { object, id, at }: ExampleRecord,
  measure: Measure,
): boolean {
  const user = compiled.userIndexById.get(userId)
  const index = compiled.objectIndexByName.get(object.toLowerCase())
  const ids = index === undefined ? undefined : compiled.tables[index]?.table.ids
  if (user === undefined || index === undefined || ids === undefined || measure === 'create')
    return false
  const row = ids[at] === id ? at : ids.indexOf(id)
  return row >= 0 && (reader().flagsAt(user, index, row, 'certain') & FlagBit[measure]) !== 0
}
