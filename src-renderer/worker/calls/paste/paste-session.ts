import { orgInWork, type OrgInWork } from '@shared/change/batch/org-in-work'
import { objectNamed } from '@shared/change/naming'
import type { Org } from '@shared/model/org'
import type {
  CheckedRows,
  PastedRow,
  PastedRowsCalls,
  ReadRows,
  ReadRowsQuery,
  RowsColumn,
  RowsTarget,
  RowVerdict,
} from '@shared/protocol/engine'
import { checkedRow, type CheckedRow, type RowToMake } from './check-row'
import { generateRows } from './generate-rows'
import { claimedTwice, mappedRows, missingKey } from './row-columns'
import { knownNames, learn, rowNaming, type KnownNames, type RowNaming } from './row-names'
import { rowOrder, type RowOrder } from './row-order'
import { rowProperties, type RowProperty } from './row-properties'
import { rowsOfText, type TextRow } from './row-text'

/** A text that is being checked. */
interface Reading extends RowOrder {
  readonly ticket: number
  readonly target: RowsTarget
  readonly columns: readonly RowsColumn[]
  readonly properties: readonly RowProperty[]
  readonly rows: readonly TextRow[]
  readonly naming: RowNaming
  readonly known: KnownNames
  /** Lines of the rows seen, and of those among them that were refused, by name in small letters. */
  readonly seen: Map<string, number>
  readonly refused: Map<string, number>
  /** The org with the rows that were good so far. */
  readonly work: OrgInWork
  done: number
}

/** Reads pasted rows and checks them against the base; the last text alone is kept. */
export function pasteSession(base: () => Org): PastedRowsCalls {
  let reading: Reading | null = null
  let lastTicket = 0
  return {
    generateRows: (query) => generateRows(base(), query),
    readRows(query) {
      const org = base()
      const properties = rowProperties(org, query.target)
      const text = rowsOfText(query.text)
      const mapped = mappedRows(org, query, properties, text.rows)
      const problems = problemsOf(org, query, text.openQuoteLine, mapped.rows.length)
      const missing =
        problems.length > 0 || text.rows.length === 0
          ? null
          : missingKey(query.target.kind, mapped.columns)
      const rows = missing === null && !isLost(org, query.target) ? mapped.rows : []
      const ticket = ++lastTicket
      reading = begun(org, ticket, { ...query, columns: mapped.columns }, properties, rows)
      return {
        ...{ ticket, columns: mapped.columns, hasHeadings: mapped.hasHeadings },
        properties: properties.map(({ name, label, isRequired }) => ({ name, label, isRequired })),
        rowCount: rows.length,
        problems: [
          ...problems,
          ...(missing === null ? [] : [missing]),
          ...mapped.problems,
          ...twice(mapped.columns, properties),
        ],
      } satisfies ReadRows
    },
    checkRows({ ticket, limit }) {
      if (reading?.ticket !== ticket) return null
      return nextRows(reading, limit)
    },
  }
}

const isLost = (org: Org, { kind, object }: RowsTarget) =>
  (kind === 'field' || kind === 'record') && objectNamed(org, object).kind === 'refused'

function problemsOf(
  org: Org,
  { target, text }: ReadRowsQuery,
  openQuoteLine: number | null,
  rowCount: number,
): string[] {
  const problems: string[] = []
  if (isLost(org, target)) problems.push('choose the object that these rows belong to')
  if (openQuoteLine !== null)
    problems.push(
      `the double quote in line ${String(openQuoteLine)} is never closed; close it, what follows is not read`,
    )
  else if (rowCount === 0 && text.trim() !== '')
    problems.push('there are headings and no rows; copy the rows below them as well')
  return problems
}

function twice(columns: readonly RowsColumn[], properties: readonly RowProperty[]): string[] {
  return claimedTwice(columns).map((name) => {
    const label = properties.find((one) => one.name === name)?.label ?? name
    return `two columns are \`${label}\`; the one further right is what counts, leave one of them out`
  })
}

function begun(
  org: Org,
  ticket: number,
  { target, columns }: { readonly target: RowsTarget; readonly columns: readonly RowsColumn[] },
  properties: readonly RowProperty[],
  rows: readonly TextRow[],
): Reading {
  const naming = rowNaming(org, target, columns)
  return {
    ...rowOrder(target.kind, columns, properties, rows, naming.namesOf),
    ...{ ticket, target, columns, properties, rows, naming, work: orgInWork(org), done: 0 },
    known: knownNames(org, target),
    seen: new Map(),
    refused: new Map(),
  }
}

function nextRows(reading: Reading, limit: number): CheckedRows {
  const rows: PastedRow[] = []
  for (; rows.length < limit && reading.done < reading.order.length; reading.done++) {
    const position = reading.order[reading.done]
    const row = position === undefined ? undefined : reading.rows[position]
    if (position === undefined || row === undefined) continue
    const { verdict, changes } = checked(reading, position, row)
    rows.push({ position, ...row, verdict, changes })
  }
  return { rows, done: reading.done, total: reading.order.length }
}

const refusal = (column: number | null, reason: string): RowVerdict => ({
  kind: 'refused',
  column,
  reason,
})

/** One row against the org with the good rows before it. */
function checked(
  reading: Reading,
  position: number,
  row: TextRow,
): Pick<CheckedRow, 'verdict' | 'changes'> {
  const { naming, known, seen, refused } = reading
  const name = naming.nameOf(row)
  const key = name.toLowerCase()
  const verdict = ownRefusal(reading, position, row, name)
  if (verdict !== null) return { verdict, changes: [] }
  seen.set(key, row.line)
  const names = known.get(key) ?? []
  const result = madeRow(
    reading.work,
    rowToMake(reading, row, names[0] ?? name, names.length === 0),
  )
  if (result.verdict.kind !== 'refused') {
    learn(known, naming.namesOf(row), result.name)
    return result
  }
  for (const word of naming.namesOf(row)) refused.set(word.toLowerCase(), row.line)
  const { column, reason } = result.verdict
  const above = column === null ? undefined : refused.get((row.cells[column] ?? '').toLowerCase())
  const isOther = above !== undefined && above !== row.line
  const cure = isOther ? `; line ${String(above)}, which makes it, is refused: mend that first` : ''
  return { verdict: refusal(column, reason + cure), changes: [] }
}

/** Makes a row on the part of the org that its cells can name; fields look at the whole. */
function madeRow(work: OrgInWork, row: RowToMake): CheckedRow {
  const run = (org: Org) => checkedRow(org, row)
  const orgOf = ({ org, verdict }: CheckedRow) => (verdict.kind === 'refused' ? null : org)
  const isLocal = row.cells.every(({ property }) => !reachesFar.includes(property.name))
  if (row.target.kind === 'field' || !isLocal) return work.editWhole(run, orgOf)
  const texts = row.cells.map(({ text }) => text)
  const words = [row.name, ...texts, ...texts.map((text) => text.replace(/^\w+:/, ''))]
  return work.edit({ words, records: row.target.kind === 'record' ? 'new' : 'none' }, run, orgOf)
}

/** Properties whose rules ask about more than what they name: rows shared with a user, and who is below a role. */
const reachesFar = ['isActive', 'portalType']

/** What is wrong with a row before anything is made. */
function ownRefusal(
  { naming, known, seen, circles, target }: Reading,
  position: number,
  row: TextRow,
  name: string,
): RowVerdict | null {
  const circle = circles.get(position)
  if (circle !== undefined)
    return refusal(
      null,
      `${circle.map((one) => `\`${one}\``).join(', ')} stand above each other in a circle; give one of them another place`,
    )
  if (name === '')
    return refusal(naming.column, 'the row has no name; fill in the cell or leave the row out')
  const line = seen.get(name.toLowerCase())
  if (line !== undefined)
    return refusal(
      naming.column,
      `\`${name}\` already stands in line ${String(line)}; leave one of the two out`,
    )
  const names = known.get(name.toLowerCase()) ?? []
  return names.length > 1
    ? refusal(
        naming.column,
        `${String(names.length)} of kind ${target.kind} are called \`${name}\`; name the one that is meant by ${target.kind === 'record' ? 'its Id' : 'its API name'}`,
      )
    : null
}

function rowToMake(reading: Reading, row: TextRow, name: string, isNew: boolean): RowToMake {
  const { target, columns, properties, naming } = reading
  const key = target.kind === 'user' ? 'username' : target.kind === 'record' ? '' : 'name'
  const rank = (property: string) => properties.findIndex((one) => one.name === property)
  const cells = columns.flatMap(({ property }, column) => {
    const found = properties.find((one) => one.name === property)
    const text = row.cells[column] ?? ''
    return found === undefined || text === '' || found.name === key
      ? []
      : [{ column, property: found, text }]
  })
  return {
    ...{ target, name, isNew, column: naming.column },
    cells: cells.toSorted((a, b) => rank(a.property.name) - rank(b.property.name)),
  }
}
