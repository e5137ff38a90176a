import type { Org } from '../../model/org'
import { groupedInWork } from './grouped-in-work'
import type { Part } from './part'
import { tablesInWork } from './tables-in-work'

type RecordKeys = 'records' | 'shares'

/** Records of an org with their share rows, on their way through many edits. */
export interface RecordsInWork {
  /** Those that the words name by id or Name, when asked for with the first and the last of every object. */
  readonly part: (words: readonly string[], hasEnds: boolean) => Part<RecordKeys>
  readonly whole: () => Pick<Org, RecordKeys>
}

/** O(records) to begin with, then what the words name. */
export function recordsInWork(org: Org): RecordsInWork {
  const tables = tablesInWork(org.records)
  const shares = groupedInWork(org.shares, ({ record }) => record)
  const idsOf = (records: Org['records']) => records.flatMap(({ ids }) => ids)
  return {
    part(words, hasEnds) {
      const some = tables.part(words, hasEnds)
      const own = shares.of(idsOf(some.tables))
      return {
        org: { records: some.tables, shares: own },
        fits: (after) => tables.fits(some, after.records),
        take(after) {
          tables.take(some, after.records)
          if (after.shares !== own) shares.put(idsOf(after.records), after.shares)
        },
      }
    },
    whole: () => ({ records: tables.whole(), shares: shares.whole() }),
  }
}
