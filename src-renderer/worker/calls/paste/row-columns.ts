import type { Org } from '@shared/model/org'
import type { ReadRowsQuery, RowsColumn, RowsKind } from '@shared/protocol/engine'
import { keyColumn, propertyOfHeading, type RowProperty } from './row-properties'
import type { TextRow } from './row-text'

export interface MappedRows {
  readonly columns: readonly RowsColumn[]
  readonly hasHeadings: boolean
  /** Without the line of headings. */
  readonly rows: readonly TextRow[]
  readonly problems: readonly string[]
}

/** Which line holds headings, and what each column is. */
export function mappedRows(
  org: Org,
  query: Omit<ReadRowsQuery, 'text'>,
  properties: readonly RowProperty[],
  all: readonly TextRow[],
): MappedRows {
  const { kind } = query.target
  const width = all.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const first = all[0]?.cells ?? []
  const hasHeadings = query.hasHeadings ?? areHeadings(kind, properties, first)
  const rows = hasHeadings ? all.slice(1) : all
  const headings = Array.from({ length: width }, (_, at) => (hasHeadings ? (first[at] ?? '') : ''))
  const chosen =
    query.columns ??
    (hasHeadings
      ? byHeading(kind, properties, headings, rows)
      : byContent(org, kind, properties, rows, width))
  const known = new Set(properties.map(({ name }) => name))
  const columns = headings.map((heading, at) => {
    const property = chosen[at] ?? null
    return { heading, property: property !== null && known.has(property) ? property : null }
  })
  return { columns, hasHeadings, rows, problems: columnProblems(columns) }
}

/** Half of the words at least name something, and none is an address. */
function areHeadings(
  kind: RowsKind,
  properties: readonly RowProperty[],
  cells: readonly string[],
): boolean {
  const words = cells.filter((cell) => cell !== '')
  const fitting = words.filter((cell) => propertyOfHeading(kind, properties, cell) !== null)
  return fitting.length > 0 && fitting.length * 2 >= words.length && !words.some(isAddress)
}

const isAddress = (text: string) => /^\S+@\S+$/.test(text)

/** Exact names first, then other words; a property is given to one column alone. */
function byHeading(
  kind: RowsKind,
  properties: readonly RowProperty[],
  headings: readonly string[],
  rows: readonly TextRow[],
): (string | null)[] {
  const found = headings.map((heading) => propertyOfHeading(kind, properties, heading))
  const chosen = headings.map((): string | null => null)
  for (const isSynonym of [false, true])
    found.forEach((one, at) => {
      if (one?.isSynonym === isSynonym && !chosen.includes(one.name)) chosen[at] = one.name
    })
  return kind === 'role' ? withRoleLabel(chosen, headings, rows) : chosen
}

/** A role's `Name` is its label when the API name stands elsewhere, or when it could not be one. */
function withRoleLabel(
  chosen: (string | null)[],
  headings: readonly string[],
  rows: readonly TextRow[],
): (string | null)[] {
  if (chosen.includes('label')) return chosen
  const isPeoples = (at: number) => /^(role )?name$|^role$/i.test(headings[at] ?? '')
  const api = headings.findIndex((heading) => /^(developer ?name|api ?name)$/i.test(heading))
  if (api >= 0)
    return chosen.map((one, at) => (at === api ? 'name' : isPeoples(at) ? 'label' : one))
  const at = chosen.indexOf('name')
  const isLegal = rows.every(({ cells }) => /^\w*$/.test(cells[at] ?? ''))
  return at < 0 || isLegal ? chosen : chosen.with(at, 'label')
}

/** Rows that are looked at to guess what a column without heading is. */
const sampleCount = 30

function byContent(
  org: Org,
  kind: RowsKind,
  properties: readonly RowProperty[],
  rows: readonly TextRow[],
  width: number,
): (string | null)[] {
  const sample = rows.slice(0, sampleCount)
  const lower = (texts: readonly string[]) => new Set(texts.map((text) => text.toLowerCase()))
  const isIn = (names: ReadonlySet<string>) => (text: string) => names.has(text.toLowerCase())
  const roles = lower(org.roles.flatMap((role) => [role.developerName, role.name]))
  const profiles = lower(org.profiles.flatMap((profile) => [profile.name, profile.label]))
  const tests: readonly (readonly [string, (text: string) => boolean])[] =
    kind === 'user'
      ? [
          ['username', isAddress],
          ['manager', isAddress],
          ['profile', isIn(profiles)],
          ['role', isIn(roles)],
          ['isActive', (text) => /^(true|false|yes|no)$/i.test(text)],
        ]
      : []
  const chosen = Array.from({ length: width }, (): string | null => null)
  for (let at = 0; at < width; at++) {
    const cells = sample.map((row) => row.cells[at] ?? '').filter((cell) => cell !== '')
    const fits = ([name, test]: (typeof tests)[number]) =>
      !chosen.includes(name) && cells.filter(test).length * 2 > cells.length
    chosen[at] = tests.find(fits)?.[0] ?? null
  }
  const rest = {
    user: ['name'],
    role: ['label', 'parent'],
    field: ['label', 'type'],
    record: ['Name', 'owner'],
  }
  const free = rest[kind].filter((name) => properties.some((one) => one.name === name))
  return chosen.map((one) => one ?? free.shift() ?? null)
}

function columnProblems(columns: readonly RowsColumn[]): string[] {
  const headings = columns.map(({ heading }) => heading.toLowerCase()).filter((one) => one !== '')
  const twice = [...new Set(headings.filter((one, at) => headings.indexOf(one) !== at))]
  return twice.map(
    (heading) =>
      `several columns are headed \`${heading}\`; only one of them is read: choose above each what it holds`,
  )
}

/** Why nothing can be made of these columns; null when it can. */
export function missingKey(kind: RowsKind, columns: readonly RowsColumn[]): string | null {
  const has = (name: string) => columns.some(({ property }) => property === name)
  if (keyColumn(kind, columns) >= 0) return null
  switch (kind) {
    case 'user':
      return 'no column holds the username; choose above a column which one does'
    case 'record':
      return has('Id')
        ? null
        : 'no column holds the name or the id; choose above a column which one does'
    case 'role':
    case 'field':
      return has('label')
        ? null
        : 'no column holds the API name or the label; choose above a column which one does'
  }
}

/** Properties that two columns claim to hold, as columns; empty when each is claimed once. */
export function claimedTwice(columns: readonly RowsColumn[]): readonly string[] {
  const names = columns.flatMap(({ property }) => (property === null ? [] : [property]))
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
}
