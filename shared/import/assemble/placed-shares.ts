import type { Grantee } from '@shared/model/group'
import type { RecordId } from '@shared/model/id'
import type { Share } from '@shared/model/sharing'
import type { SharedRecord } from './named-shares'
import type { Row } from './sources'

/** A share without its record. */
export type Opening = Omit<Share, 'record'>

/** What a row opens, before the record that it names is found. */
export interface RowOpening {
  readonly row: Row
  readonly opening: Opening
}

/** Parts in the order in which org documents have them. */
const shareOf = ({ object, ...opening }: Opening, record: RecordId): Share => ({
  object,
  record,
  ...opening,
})

const levels = ['None', 'Read', 'Edit', 'All'] as const

function higher<Level extends (typeof levels)[number]>(a: Level, b: Level): Level {
  return levels.indexOf(a) < levels.indexOf(b) ? b : a
}

/** Two rows of one record, grantee and cause as the one that the platform keeps, at the higher levels whatever their order. Rules R7.8, R19.2. */
export function joined<Row extends Opening>(a: Row | undefined, b: Row): Row {
  if (a === undefined) return b
  const [one, other] = [a.accountSettings, b.accountSettings]
  return {
    ...b,
    level: higher(a.level, b.level),
    accountSettings:
      one === null || other === null
        ? (one ?? other)
        : {
            contactAccessLevel: higher(one.contactAccessLevel, other.contactAccessLevel),
            opportunityAccessLevel: higher(
              one.opportunityAccessLevel,
              other.opportunityAccessLevel,
            ),
            caseAccessLevel: higher(one.caseAccessLevel, other.caseAccessLevel),
          },
  }
}

/** The shares of rows; a row that may be about several records stands for each of them, open to who knows whom. */
export function* placedShares(
  recordOf: (row: Row) => SharedRecord,
  openings: Iterable<RowOpening>,
): Generator<Share> {
  const possible = new Map<string, { records: readonly RecordId[]; opening: Opening }>()
  for (const { row, opening } of openings) {
    const found = recordOf(row)
    if (found.kind === 'one') {
      yield shareOf(opening, found.record)
      continue
    }
    const grantee: Grantee = { kind: 'unresolved', text: 'share rows of unknown records' }
    for (const { key, records } of found.candidates) {
      const causeKey = `${opening.rowCause.toLowerCase()} ${key}`
      const before = possible.get(causeKey)?.opening
      possible.set(causeKey, { records, opening: joined(before, { ...opening, grantee }) })
    }
  }
  for (const { records, opening } of possible.values())
    for (const record of records) yield shareOf(opening, record)
}
