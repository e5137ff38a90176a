import type { RowsColumn, RowsKind } from '@shared/protocol/engine'
import type { RowProperty } from './row-properties'
import type { TextRow } from './row-text'

export interface RowOrder {
  /** Places of the rows, what others refer to first; otherwise as they stand. */
  readonly order: readonly number[]
  /** Rows that refer to each other in a circle, by place: the names on that circle. */
  readonly circles: ReadonlyMap<number, readonly string[]>
}

/** Columns whose cells may name another row. */
function referring(
  kind: RowsKind,
  columns: readonly RowsColumn[],
  properties: readonly RowProperty[],
) {
  const own = { user: 'manager', role: 'parent', field: '', record: '' }[kind]
  return columns.flatMap(({ property }, at) => {
    if (property === null) return []
    const type = properties.find(({ name }) => name === property)?.type
    const isRecord = kind === 'record' && type?.kind === 'reference'
    return property === own || isRecord ? [at] : []
  })
}

/**
 * The order in which rows can be made: a role after its parent, a user after the manager, a record after what it looks up to.
 *
 * `namesOf` gives every word by which others may call a row. O(rows × columns).
 */
export function rowOrder(
  kind: RowsKind,
  columns: readonly RowsColumn[],
  properties: readonly RowProperty[],
  rows: readonly TextRow[],
  namesOf: (row: TextRow) => readonly string[],
): RowOrder {
  const placesByName = new Map<string, number>()
  for (const [place, row] of rows.entries())
    for (const name of namesOf(row))
      if (name !== '' && !placesByName.has(name.toLowerCase()))
        placesByName.set(name.toLowerCase(), place)
  const at = referring(kind, columns, properties)
  const above = rows.map(({ cells }) =>
    at.flatMap((column) => placesByName.get((cells[column] ?? '').toLowerCase()) ?? []),
  )
  return sorted(above, (place) => namesOf(rows[place] ?? { line: 0, cells: [] })[0] ?? '')
}

/** Depth first along what each place stands under, without recursion: a chain may be as long as the text. */
function sorted(
  above: readonly (readonly number[])[],
  nameAt: (place: number) => string,
): RowOrder {
  const order: number[] = []
  const circles = new Map<number, readonly string[]>()
  const done = new Set<number>()
  for (const start of above.keys()) {
    const path: { place: number; next: number }[] = done.has(start)
      ? []
      : [{ place: start, next: 0 }]
    const onPath = new Set<number>(path.length === 0 ? [] : [start])
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = above[top.place]?.[top.next++]
      if (target === undefined) {
        path.pop()
        onPath.delete(top.place)
        done.add(top.place)
        order.push(top.place)
      } else if (onPath.has(target)) {
        const circle = path.slice(path.findIndex(({ place }) => place === target))
        const names = circle.map(({ place }) => nameAt(place))
        for (const { place } of circle) circles.set(place, names)
      } else if (!done.has(target)) {
        path.push({ place: target, next: 0 })
        onPath.add(target)
      }
    }
  }
  return { order, circles }
}
