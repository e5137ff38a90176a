import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import {
  parseOrgDocument,
  type ParsedDocument,
} from '@shared/import/org-document/parse-org-document'
import type { ObjectName } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import type { LeftOutTable } from '@shared/protocol/source'

/** Records that are written out in any case; an org with more has its tables left out, each to be shown on demand. */
const shownRecordCount = 2_000

/** What stands for the rows of a table that is left out. */
const leftOutWords = 'records are left out of this text and stay as they are'
const leftOutRows = (count: number) => `"rows":"${count} ${leftOutWords}"`
const leftOutPattern = new RegExp(`"rows":"\\d+ ${leftOutWords}"`, 'g')

export interface SourceText {
  readonly text: string
  readonly leftOut: readonly LeftOutTable[]
}

/**
 * An org as the text of the editor: its org document, in which large tables of records are one line each.
 *
 * `shown` names tables that are written out whatever their size.
 */
export function sourceText(org: Org, shown: ReadonlySet<ObjectName>): SourceText {
  const total = org.records.reduce((sum, { ids }) => sum + ids.length, 0)
  const isLeftOut = ({ object, ids }: RecordTable) =>
    total > shownRecordCount && ids.length > 0 && !shown.has(object)
  const leftOut = org.records.filter(isLeftOut)
  const records = org.records.map((table) => (isLeftOut(table) ? withoutRows(table) : table))
  const counts = new Map(leftOut.map(({ object, ids }) => [object, ids.length]))
  return {
    text: withLeftOutLines(formatOrgDocument({ ...org, records }), counts),
    leftOut: leftOut.map(({ object, ids }) => ({ object, recordCount: ids.length })),
  }
}

const withoutRows = (table: RecordTable): RecordTable => ({
  ...table,
  ids: [],
  owners: [],
  columns: table.columns.map(({ field }) => ({ field, values: [] })),
  matchedRules: table.matchedRules === null ? null : [],
})

/** Writes the line of each table that is left out; the tables are the last lines of a document. */
function withLeftOutLines(text: string, counts: ReadonlyMap<ObjectName, number>): string {
  if (counts.size === 0) return text
  const from = text.lastIndexOf('\n"records":[')
  const lines = text.slice(from).split('\n')
  const written = lines.map((line) => {
    const object = /^ \{"object":("(?:[^"\\]|\\.)*").*"rows":\[\]\},?$/.exec(line)?.[1]
    const count = object === undefined ? undefined : counts.get(JSON.parse(object) as ObjectName) // a JSON text
    return count === undefined
      ? line
      : line.replace(/"rows":\[\](\},?)$/, `${leftOutRows(count)}$1`)
  })
  return text.slice(0, from) + written.join('\n')
}

/**
 * The org that the editor's text means: what it leaves out is taken from `base`, the org in force.
 *
 * Refused as `parseOrgDocument` refuses, and where a table that is left out is none of the base's or has other columns.
 */
export function orgOfSource(text: string, base: Org): ParsedDocument {
  if (!text.includes(leftOutWords)) return parseOrgDocument(text)
  const tables = leftOutTables(text)
  const parsed = parseOrgDocument(text.replaceAll(leftOutPattern, '"rows":[]'))
  if (parsed.kind === 'refused') return parsed
  const known = new Map(base.records.map((table) => [table.object, table]))
  const records: RecordTable[] = []
  for (const table of parsed.org.records) {
    const kept = tables.has(table.object) ? known.get(table.object) : table
    const reason = kept === undefined ? 'unknown' : kept === table ? null : difference(table, kept)
    if (kept === undefined || reason !== null) return refusedTable(text, table.object, reason)
    records.push(kept)
  }
  return { ...parsed, org: { ...parsed.org, records } }
}

/** Objects of the tables that the text leaves out. */
function leftOutTables(text: string): ReadonlySet<string> {
  const records: unknown = (() => {
    try {
      return (JSON.parse(text) as { readonly records?: unknown }).records // checked below
    } catch {
      return [] // `parseOrgDocument` tells what is wrong with it
    }
  })()
  const tables: readonly { object?: unknown; rows?: unknown }[] = Array.isArray(records)
    ? records
    : []
  return new Set(
    tables.flatMap((table) =>
      typeof table.rows === 'string' && typeof table.object === 'string' ? [table.object] : [],
    ),
  )
}

function difference(written: RecordTable, kept: RecordTable): 'columns' | null {
  const columnsOf = ({ columns, matchedRules }: RecordTable) =>
    JSON.stringify([columns.map(({ field }) => field).sort(), matchedRules === null])
  return columnsOf(written) === columnsOf(kept) ? null : 'columns'
}

function refusedTable(
  text: string,
  object: string,
  reason: 'unknown' | 'columns' | null,
): ParsedDocument {
  const from = text.lastIndexOf('\n"records":[')
  const place = text.indexOf(`"object":${JSON.stringify(object)}`, Math.max(0, from))
  const line = text.slice(0, Math.max(0, place)).split('\n').length
  const message =
    reason === 'unknown'
      ? `\`${object}\` has no records that could be left out; write its rows`
      : `the columns of \`${object}\` do not fit its records, which are left out; show the records first`
  return { kind: 'refused', line, column: 1, message }
}
