import { standardObjects } from '../../model/standard-objects'
import type { CompiledObject } from './compiled-object'
import { absentParent, blankParent, type CompiledTable, type References } from './compiled-table'
import { rowOf } from './row-lookup'
import { inPieces, type Steps } from './steps'

const rankByName = new Map(standardObjects.map((object, rank) => [object.name, rank]))

/** Finds records by id among all objects. */
type FindRecord = (id: string) => { readonly object: number; readonly row: number } | null

/**
 * The table of a special object with the records that its references lead to. O(records + references).
 *
 * A reference to a special object that does not stand before this one in the catalogue counts as not in the import, so
 * that no record can decide about itself.
 */
export function* withReferences(
  object: CompiledObject,
  table: CompiledTable,
  objects: readonly CompiledObject[],
  tables: readonly (CompiledTable | undefined)[],
): Steps<CompiledTable> {
  if (object.control !== 'special' || object.standard === null) return table
  const find = recordFinder(objects, tables)
  const mayDecide = (other: number) => isDecidedBefore(objects[other], object)
  const references: References[] = []
  for (const field of object.standard.references) {
    const values = table.columnByField.get(field.toLowerCase())
    const found = { field, objects: new Int32Array(table.rowCount), rows: emptyRows(table) }
    references.push(found)
    yield* inPieces(table.rowCount, (from, to) => {
      for (let row = from; row < to; row++) {
        const id = values?.[row]
        if (id === undefined || id === null || id === '') {
          found.rows[row] = id === undefined ? absentParent : blankParent
          continue
        }
        const position = find(id)
        if (position === null || !mayDecide(position.object)) continue
        found.objects[row] = position.object
        found.rows[row] = position.row
      }
    })
  }
  return { ...table, references }
}

const emptyRows = (table: CompiledTable) => new Int32Array(table.rowCount).fill(absentParent)

/** False for a special object that does not stand before this one in the catalogue: it may not decide about it. */
export function isDecidedBefore(
  other: CompiledObject | undefined,
  object: CompiledObject,
): boolean {
  if (other?.control !== 'special') return true
  const rankOf = ({ standard, name }: CompiledObject) => rankByName.get(standard?.name ?? name) ?? 0
  return rankOf(other) < rankOf(object)
}

/** Ids of one object begin alike, so the table that held the last one is asked first. */
function recordFinder(
  objects: readonly CompiledObject[],
  tables: readonly (CompiledTable | undefined)[],
): FindRecord {
  const lastByPrefix = new Map<string, number>()
  const rowsById = tables.map((table) => table?.rowById)
  return (id) => {
    const prefix = id.slice(0, 3)
    const likely = lastByPrefix.get(prefix) ?? -1
    const row = rowOf(rowsById[likely], id)
    if (row !== undefined) return { object: likely, row }
    for (const { index } of objects) {
      const found = rowOf(rowsById[index], id)
      if (found === undefined) continue
      lastByPrefix.set(prefix, index)
      return { object: index, row: found }
    }
    return null
  }
}
