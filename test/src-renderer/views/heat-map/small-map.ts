import { parseUserId } from '@shared/model/id'
import type { HeatMapAxes, HeatMapColumn, HeatMapValues } from '@shared/protocol/engine'

const row = (name: string, group: string) => ({
  id: name,
  name,
  detail: 'Desk',
  group,
  user: parseUserId(name),
  parent: null,
  isActive: true,
  userCount: 1,
})
const column = (object: string): HeatMapColumn => ({
  object,
  field: null,
  label: object,
  detail: 'Private',
  fieldCount: 0,
  recordCount: 10,
  basis: 'records',
  isAssumed: false,
})

/** Ana and Ben in Sales, Cy outside; Account and Case, ten records each. */
export const axes: HeatMapAxes = {
  key: 'small',
  rows: [row('Ana', 'Sales'), row('Ben', 'Sales'), row('Cy', 'External')],
  columns: [column('Account'), column('Case')],
}

/** Numbers of a map in which only the given cells hold anything: cell → records at Read, and at Edit. */
export function valuesOf(
  cells: Readonly<Record<number, readonly [number, number]>>,
): HeatMapValues {
  const size = axes.rows.length * axes.columns.length
  const make = () => ({
    read: new Uint32Array(size),
    edit: new Uint32Array(size),
    delete: new Uint32Array(size),
    transfer: new Uint32Array(size),
    all: new Uint32Array(size),
    create: new Uint32Array(size),
  })
  const counts = make()
  const levels = new Uint8Array(size)
  for (const [cell, [read, edit]] of Object.entries(cells)) {
    const at = Number(cell)
    counts.read[at] = read
    counts.edit[at] = edit
    levels[at] = edit > 0 ? 2 : read > 0 ? 1 : 0
  }
  return {
    levels,
    possibleLevels: levels.slice(),
    counts,
    possible: counts,
    totals: new Uint32Array(size).fill(10),
    certainties: new Uint8Array(size),
  }
}
