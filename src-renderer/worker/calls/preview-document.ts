import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import type { Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import type {
  DocumentDifferences,
  DocumentPreview,
  PreviewQuery,
  RecordDifference,
} from '@shared/protocol/engine'
import { configurationDifferences } from '@shared/report/configuration-differences'
import { countsOf, decodeOrg } from '../org-content'

/** What is in an org document, and what differs from the org as it is now; a refused document throws a sentence. */
export async function previewDocument({
  document,
  content,
  limit,
}: PreviewQuery): Promise<DocumentPreview> {
  const parsed = parseOrgDocument(new TextDecoder().decode(document))
  if (parsed.kind === 'refused') throw new Error(parsed.message)
  const { org } = parsed
  const differences = content === null ? null : differencesOf(await decodeOrg(content), org, limit)
  return { name: org.name, counts: countsOf(org), differences }
}

function differencesOf(now: Org, then: Org, limit: number): DocumentDifferences {
  const settings = configurationDifferences(now, then)
  const [sharesNow, sharesThen] = [now, then].map(
    ({ shares }) => new Set(shares.map((share) => JSON.stringify(share))),
  ) as [Set<string>, Set<string>] // one each
  return {
    settingCount: settings.length,
    settings: settings.slice(0, limit),
    records: recordDifferences(now.records, then.records),
    addedShareCount: [...sharesThen].filter((share) => !sharesNow.has(share)).length,
    removedShareCount: [...sharesNow].filter((share) => !sharesThen.has(share)).length,
  }
}

function recordDifferences(
  now: readonly RecordTable[],
  then: readonly RecordTable[],
): RecordDifference[] {
  const [before, after] = [now, then].map(
    (tables) => new Map(tables.map((table) => [table.object, table])),
  ) as [Map<RecordTable['object'], RecordTable>, Map<RecordTable['object'], RecordTable>] // one each
  const objects = [...new Set([...before.keys(), ...after.keys()])].sort()
  return objects
    .map((object) => {
      const [a, b] = [rowsOf(before.get(object)), rowsOf(after.get(object))]
      const shared = [...b.keys()].filter((id) => a.has(id))
      return {
        object,
        addedCount: b.size - shared.length,
        removedCount: a.size - shared.length,
        changedCount: shared.filter((id) => a.get(id) !== b.get(id)).length,
      }
    })
    .filter((each) => each.addedCount + each.removedCount + each.changedCount > 0)
}

/** Each record as text by its id, in an order of columns that does not matter. */
function rowsOf(table: RecordTable | undefined): ReadonlyMap<string, string> {
  if (table === undefined) return new Map()
  const columns = [...table.columns].sort((a, b) => (a.field < b.field ? -1 : 1))
  return new Map(
    table.ids.map((id, row) => [
      id,
      JSON.stringify([
        table.owners[row],
        ...columns.flatMap(({ field, values }) => {
          const value = values[row]
          return value === null || value === undefined ? [] : [field, value]
        }),
      ]),
    ]),
  )
}
