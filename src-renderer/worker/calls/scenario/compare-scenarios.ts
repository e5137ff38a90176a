import { measures } from '@shared/engine/heat-map/heat-map-types'
import type {
  ComparedCell,
  ComparedSide,
  CompareScenariosQuery,
  Concerned,
  HeatMapColumn,
  HeatMapRow,
  ScenarioComparison,
  Difference,
  HeatMapValues,
  Measure,
} from '@shared/protocol/engine'
import type { OpenedOrg } from '@shared/scenario/opened-org'
import { columnsOf, nameOf, valuesOn } from '../heat-map'
import { populatedRows } from '../heat-map-rows'

/** Every cell in which the sides differ, over the rows and columns that any of them has. */
export function compareScenarios(
  opened: OpenedOrg,
  query: CompareScenariosQuery,
): ScenarioComparison {
  const evaluations = query.sides.map((changes) => opened.with(changes))
  const rows = firstOf(
    evaluations.flatMap(({ compiled }) => populatedRows(compiled, query.rows)),
    ({ row }) => row.id,
  )
  const columns = firstOf(
    evaluations.flatMap((one) => columnsOf(one, query)),
    nameOf,
  )
  const sides = evaluations.map((one) => valuesOn(one, rows, columns, query))
  const differing = { gained: 0, lost: 0, both: 0 }
  const cells: ComparedCell[] = []
  const isConcerned = concerns(query.only)
  for (const [r, { row }] of rows.entries())
    for (const [c, { column }] of columns.entries()) {
      if (!isConcerned(row, column)) continue
      const at = r * columns.length + c
      const difference = differenceAt(sides, at)
      if (difference === null) continue
      differing[difference]++
      if (query.show !== null && query.show !== difference) continue
      if (cells.length >= query.limit) continue
      cells.push({
        ...{ row: row.id, rowName: row.name, user: row.user, difference },
        ...{ object: column.object, field: column.field, label: column.label },
        sides: sides.map((values) => sideAt(values, at)),
      })
    }
  const cellCount =
    query.show === null ? differing.gained + differing.lost + differing.both : differing[query.show]
  return { differing, cells, cellCount }
}

/** Whether a cell is of those that are listed alone. */
function concerns(only: Concerned | null) {
  if (only === null) return () => true
  const users = new Set<string>(only.users)
  const fields = new Set(only.fields)
  return (row: HeatMapRow, { object, field }: HeatMapColumn) =>
    object === only.object &&
    (field === null ? only.isOfObject : fields.has(field)) &&
    users.has(row.user ?? '')
}

/** Each once, as it stands first. */
function firstOf<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Entry[] {
  const found = new Map<string, Entry>()
  for (const entry of entries) if (!found.has(keyOf(entry))) found.set(keyOf(entry), entry)
  return [...found.values()]
}

/** What became of a cell from the first side to the others, over every measure; null where all are the same. */
function differenceAt(sides: readonly HeatMapValues[], at: number): Difference | null {
  const [first, ...others] = sides
  if (first === undefined) return null
  let hasGained = false
  let hasLost = false
  for (const other of others)
    for (const measure of measures)
      for (const bound of ['counts', 'possible'] as const) {
        const by = (other[bound][measure][at] ?? 0) - (first[bound][measure][at] ?? 0)
        if (by > 0) hasGained = true
        if (by < 0) hasLost = true
      }
  if (hasGained && hasLost) return 'both'
  return hasGained ? 'gained' : hasLost ? 'lost' : null
}

function sideAt(values: HeatMapValues, at: number): ComparedSide {
  const count = (measure: Measure) => values.counts[measure][at] ?? 0
  return {
    level: values.levels[at] ?? 0,
    possibleLevel: values.possibleLevels[at] ?? 0,
    counts: {
      read: count('read'),
      edit: count('edit'),
      delete: count('delete'),
      transfer: count('transfer'),
      all: count('all'),
      create: count('create'),
    },
    total: values.totals[at] ?? 0,
  }
}
