import type {
  Concerned,
  HeatMapAxes,
  HeatMapColumn,
  HeatMapRow,
  HeatMapValues,
} from '@shared/protocol/engine'
import type { HeatMapOptions } from '../../stores/heat-map-options'
import type { GridLine } from '../../ui/heat-map-grid/grid-picture'
import { changeAt, isUnknownAt, stepAt } from './cell-picture'

export interface ShapeQuery {
  readonly axes: HeatMapAxes
  readonly values: HeatMapValues
  readonly base: HeatMapValues | null
  readonly options: Pick<
    HeatMapOptions,
    | 'filter'
    | 'sort'
    | 'isOnlySet'
    | 'isOnlyDifferent'
    | 'measure'
    | 'foldedGroups'
    | 'isAlikeFolded'
    | 'unfoldedAlike'
  >
  /** As `HeatMap.likeness`. */
  readonly likeness?: Uint32Array | null
  /** Null: no sentence narrows the picture. */
  readonly only?: Concerned | null
}

export const columnKey = ({ object, field }: Pick<HeatMapColumn, 'object' | 'field'>): string =>
  field === null ? object : `${object}.${field}`

/** Columns that stay: all, those where anybody has anything, or those where anything differs. */
export function shownColumns(query: ShapeQuery): readonly number[] {
  const { axes, only = null } = query
  const all = [...axes.columns.keys()].filter((at) => isConcerned(axes.columns[at], only))
  return all.filter((column) =>
    axes.rows.some((_, row) => stays(query, row * axes.columns.length + column)),
  )
}

/** A field of an object that is not opened yet is shown by its object. */
function isConcerned(column: HeatMapColumn | undefined, only: Concerned | null): boolean {
  if (only === null) return true
  if (column?.object !== only.object) return false
  return column.field === null || only.fields.includes(column.field)
}

function stays({ values, base, options }: ShapeQuery, at: number): boolean {
  const { measure } = options
  if (options.isOnlyDifferent) return base !== null && changeAt(values, base, at, measure) !== null
  if (!options.isOnlySet) return true
  return isSetAt(values, at, measure)
}

const isSetAt = (values: HeatMapValues, at: number, measure: HeatMapOptions['measure']): boolean =>
  isUnknownAt(values, at, measure) ||
  (measure === 'level' ? stepAt(values, at) : (values.counts[measure][at] ?? 0)) > 0

/** Rows that stay, in order: as they came with their headings, or sorted by one column without. */
export function shownLines(query: ShapeQuery, columns: readonly number[]): readonly GridLine[] {
  const { axes, options, only = null } = query
  const users = only === null ? null : new Set<string>(only.users)
  const text = options.filter.trim().toLowerCase()
  const width = axes.columns.length
  const isNarrowed = options.isOnlySet || options.isOnlyDifferent
  const rows = axes.rows.flatMap((row, index) => {
    if (text !== '' && !wordsOf(row).includes(text)) return []
    if (users?.has(row.user ?? '') === false) return []
    const isKept = !isNarrowed || columns.some((column) => stays(query, index * width + column))
    return isKept ? [index] : []
  })
  const sorted = options.sort === null ? null : sortedRows(query, rows, options.sort)
  const lines = sorted === null ? grouped(query, rows) : alikeLines(query, sorted)
  return withNext(lines)
}

const wordsOf = ({ name, detail, group }: HeatMapRow): string =>
  `${name} ${detail} ${group}`.toLowerCase()

/** Null when the column is not there (it may be closed). Equal rows keep their order. */
function sortedRows(
  { axes, values, options }: ShapeQuery,
  rows: readonly number[],
  sort: { readonly column: string; readonly isDown: boolean },
): readonly number[] | null {
  const column = axes.columns.findIndex((one) => columnKey(one) === sort.column)
  if (column < 0) return null
  const key = (row: number): number => {
    const at = row * axes.columns.length + column
    const level = options.measure === 'level' ? (values.levels[at] ?? 0) : 0
    const name = options.measure === 'level' ? 'read' : options.measure
    const total = Math.max(1, values.totals[at] ?? 1)
    return level * 2 + (values.counts[name][at] ?? 0) / total
  }
  const sign = sort.isDown ? -1 : 1
  return [...rows].sort((a, b) => sign * (key(a) - key(b)) || a - b)
}

function grouped(query: ShapeQuery, rows: readonly number[]): GridLine[] {
  const { axes, options } = query
  const groupOf = (row: number) => axes.rows[row]?.group ?? ''
  const names = [...new Set(rows.map(groupOf))]
  if (names.length < 2 && (names[0] ?? '') === '') return alikeLines(query, rows)
  const folded = new Set(options.foldedGroups)
  const byGroup = new Map<string, number[]>(names.map((name) => [name, []]))
  for (const row of rows) byGroup.get(groupOf(row))?.push(row)
  return names.flatMap((name): GridLine[] => {
    const members = byGroup.get(name) ?? []
    const isFolded = folded.has(name)
    const heading: GridLine = { kind: 'group', name, rowCount: members.length, isFolded }
    return [heading, ...(isFolded ? [] : alikeLines(query, members))]
  })
}

/** A line for each row; where rows that show the same are folded, one for all of them, where the first of them stands. */
function alikeLines({ axes, options, likeness }: ShapeQuery, rows: readonly number[]): GridLine[] {
  const plain = (row: number): GridLine => ({ kind: 'row', row })
  if (!options.isAlikeFolded || likeness == null) return rows.map(plain)
  const byFirst = new Map<number, number[]>()
  for (const row of rows) {
    const same = byFirst.get(likeness[row] ?? row)
    if (same === undefined) byFirst.set(likeness[row] ?? row, [row])
    else same.push(row)
  }
  const unfolded = new Set(options.unfoldedAlike)
  return [...byFirst.values()].flatMap((members): GridLine[] => {
    const [row] = members
    if (row === undefined || members.length === 1) return members.map(plain)
    const isOpen = unfolded.has(axes.rows[row]?.id ?? '')
    const first: GridLine = {
      kind: 'row',
      row,
      alike: { kind: 'first', rows: members, isOpen, next: null },
    }
    const below = members.map((one): GridLine => ({
      kind: 'row',
      row: one,
      alike: { kind: 'member' },
    }))
    return isOpen ? [first, ...below] : [first]
  })
}

/** Each line of rows that show the same with the row that stands below them. */
function withNext(lines: readonly GridLine[]): readonly GridLine[] {
  return lines.map((line, at) => {
    if (line.kind === 'group' || line.alike?.kind !== 'first') return line
    const below = lines[at + 1 + (line.alike.isOpen ? line.alike.rows.length : 0)]
    const next = below?.kind === 'row' ? below.row : null
    return { ...line, alike: { ...line.alike, next } }
  })
}
