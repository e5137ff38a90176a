import { formatChange } from '@shared/change/format-change'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { allFieldBits, FieldBit, unknownCell } from '@shared/model/object-bits'
import type {
  ChangeText,
  ContainerRef,
  CopyLine,
  CopyPreview,
  CopyQuery,
  PermissionGrid,
} from '@shared/protocol/engine'
import { fieldGrid } from './permission-grid'

/** One cell to be filled from another, by their places in a grid. */
interface Pair {
  readonly grid: PermissionGrid
  readonly from: { readonly row: number; readonly column: number }
  readonly to: { readonly row: number; readonly column: number }
}

/** What copying comes to. Cells that nobody knows or that have no permissions of their own are left alone. Rule FLS-15. */
export function copyFieldPermissions(compiled: CompiledOrg, query: CopyQuery): CopyPreview {
  const changes: ChangeText[] = []
  const lines: CopyLine[] = []
  let changedCount = 0
  let skippedCount = 0
  for (const { grid, from, to } of pairsOf(compiled, query)) {
    const source = bitsAt(grid, from)
    const before = bitsAt(grid, to)
    const row = grid.rows[to.row]
    const container = grid.columns[to.column]
    if (source === null || before === null || row === undefined || container === undefined) {
      skippedCount++
      continue
    }
    const after = source & ~row.barredBits
    if (after === before) continue
    const object = grid.object ?? ''
    changedCount++
    if (lines.length < query.limit)
      lines.push({ object, field: row.name, container, before, after })
    changes.push(...changesTo({ object, field: row.name, container, before, after }))
  }
  return { changes, lines, changedCount, skippedCount }
}

function* pairsOf(compiled: CompiledOrg, query: CopyQuery): Generator<Pair> {
  if (query.kind === 'field') {
    const grid = fieldGrid(compiled, query.object)
    const rowOf = (name: string) => grid?.rows.findIndex((row) => row.name === name) ?? -1
    const from = rowOf(query.from)
    if (grid === null || from < 0) return
    for (const row of query.to.map(rowOf))
      for (const column of grid.columns.keys())
        yield { grid, from: { row: from, column }, to: { row, column } }
    return
  }
  const objects =
    query.object === null
      ? compiled.objects.filter(({ isStated }) => isStated).map(({ name }) => name)
      : [query.object]
  for (const object of objects) {
    const grid = fieldGrid(compiled, object)
    if (grid === null) continue
    const columnOf = (wanted: ContainerRef) =>
      grid.columns.findIndex(({ kind, name }) => kind === wanted.kind && name === wanted.name)
    const from = columnOf(query.from)
    for (const column of query.to.map(columnOf))
      for (const row of grid.rows.keys())
        yield { grid, from: { row, column: from }, to: { row, column } }
  }
}

/** What the cell states; null where it is unknown, or where nobody can state anything. */
function bitsAt(grid: PermissionGrid, { row, column }: Pair['from']): number | null {
  const bits = row < 0 || column < 0 ? undefined : grid.cells[row * grid.columns.length + column]
  if (bits === undefined || bits === unknownCell) return null
  const { fixedBits = 0, barredBits = 0 } = grid.rows[row] ?? {}
  return (fixedBits | barredBits) === allFieldBits ? null : bits
}

function changesTo({ object, field, container, before, after }: CopyLine): ChangeText[] {
  const change = (permission: 'read' | 'edit', bit: number): ChangeText[] =>
    (before & bit) === (after & bit)
      ? []
      : [
          formatChange({
            kind: 'fieldPermission',
            container: { kind: container.kind, name: container.name },
            object,
            field,
            permission,
            isGranted: (after & bit) !== 0,
          }),
        ]
  return [...change('read', FieldBit.readable), ...change('edit', FieldBit.editable)]
}
