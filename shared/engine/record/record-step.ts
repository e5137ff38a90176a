import { recordLabel } from '../../model/record-label'
import type { PathStep } from '../answer'
import { cellOf, idAt, type CompiledTable } from '../compile/compiled-table'

/** A record as one step of a path, by what people call it. Rule R17.3. */
export function recordStep(
  table: CompiledTable,
  row: number,
): Extract<PathStep, { kind: 'record' }> {
  const record = idAt(table, row)
  const name = recordLabel((field) => cellOf(table, row, field) ?? null, record)
  return { kind: 'record', object: table.table.object, record, name }
}
