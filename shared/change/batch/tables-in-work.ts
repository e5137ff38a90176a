import { isPlatformId, normalizeId } from '../../model/id'
import type { Org } from '../../model/org'
import type { RecordTable } from '../../model/record-table'

type Tables = Org['records']
type Cell = string | null

interface TableInWork {
  readonly object: RecordTable['object']
  readonly ids: RecordTable['ids'][number][]
  readonly owners: RecordTable['owners'][number][]
  readonly columns: { readonly field: RecordTable['columns'][number]['field']; values: Cell[] }[]
  readonly matchedRules: (readonly string[])[] | null
}

/** Some rows of every table, and where they come from. */
export interface TablesPart {
  readonly tables: Tables
  readonly rows: readonly (readonly number[])[]
}

/** The records of an org on their way through many edits. */
export interface TablesInWork {
  /** Of each table the rows that the words name by id or Name, when asked for with its first and its last. */
  readonly part: (words: readonly string[], hasEnds: boolean) => TablesPart
  /** False when a row is gone, or a new one bears an id that is known. */
  readonly fits: (part: TablesPart, after: Tables) => boolean
  /** Takes over what became of a part. */
  readonly take: (part: TablesPart, after: Tables) => void
  /** Tables that no edit touched are those given. */
  readonly whole: () => Tables
}

const copyOf = (table: RecordTable): TableInWork => ({
  object: table.object,
  ids: [...table.ids],
  owners: [...table.owners],
  columns: table.columns.map(({ field, values }) => ({ field, values: [...values] })),
  matchedRules: table.matchedRules === null ? null : [...table.matchedRules],
})

/** O(records) to begin with, then what the words name. */
export function tablesInWork(given: Tables): TablesInWork {
  const works = given.map(copyOf)
  const placesByWord = new Map<string, [table: number, row: number][]>()
  const touched = new Set<number>()
  let kept: Tables | null = given
  const learn = (word: Cell, table: number, row: number) => {
    if (word === null) return
    const places = placesByWord.get(word)
    if (places === undefined) placesByWord.set(word, [[table, row]])
    else places.push([table, row])
  }
  const learnNames = (table: number, values: readonly Cell[]) => {
    for (const [row, name] of values.entries()) learn(name, table, row)
  }
  for (const [at, { ids, columns }] of given.entries()) {
    for (const [row, id] of ids.entries()) learn(id, at, row)
    learnNames(at, columns.find(({ field }) => field === 'Name')?.values ?? [])
  }

  const rowsOf = (words: readonly string[], hasEnds: boolean): number[][] => {
    const rows = works.map(({ ids }) =>
      hasEnds && ids.length > 0 ? new Set([0, ids.length - 1]) : new Set<number>(),
    )
    for (const word of words)
      for (const spelling of isPlatformId(word) ? [word, normalizeId(word)] : [word])
        for (const [table, row] of placesByWord.get(spelling) ?? []) rows[table]?.add(row)
    return rows.map((all) => [...all].sort((a, b) => a - b))
  }

  const takeTable = (at: number, rows: readonly number[], after: RecordTable): void => {
    const work = (works[at] ??= copyOf({ ...after, ids: [], owners: [], columns: [] }))
    const oldCount = work.ids.length
    const places = after.ids.map((_, row) => rows[row] ?? oldCount + row - rows.length)
    for (const [row, place] of places.entries()) {
      const id = after.ids[row]
      if (id === undefined) continue
      if (place >= oldCount) learn(id, at, place)
      work.ids[place] = id
      work.owners[place] = after.owners[row] ?? null
      if (work.matchedRules !== null) work.matchedRules[place] = after.matchedRules?.[row] ?? []
    }
    for (const { field, values } of after.columns) {
      let column = work.columns.find((one) => one.field === field)
      if (column === undefined) {
        column = { field, values: new Array<Cell>(oldCount).fill(null) }
        work.columns.push(column)
      }
      for (const [row, place] of places.entries()) {
        const value = values[row] ?? null
        if (field === 'Name' && column.values[place] !== value) learn(value, at, place)
        column.values[place] = value
      }
    }
  }

  return {
    part(words, hasEnds) {
      const rows = rowsOf(words, hasEnds)
      return { tables: works.map((table, at) => partOf(table, rows[at] ?? [])), rows }
    },
    fits: ({ rows }, after) =>
      after.length >= rows.length &&
      after.every(({ ids }, at) => {
        const oldCount = rows[at]?.length ?? 0
        return ids.length >= oldCount && ids.slice(oldCount).every((id) => !placesByWord.has(id))
      }),
    take({ tables, rows }, after) {
      for (const [at, table] of after.entries()) {
        if (table === tables[at]) continue
        kept = null
        touched.add(at)
        takeTable(at, rows[at] ?? [], table)
      }
    },
    whole: () =>
      (kept ??= works.map((work, at) => {
        const was = given[at]
        return was === undefined || touched.has(at) ? copyOf(work) : was
      })),
  }
}

function partOf(table: TableInWork, rows: readonly number[]): RecordTable {
  const at = <Value>(values: readonly Value[]): readonly Value[] => {
    const some: Value[] = []
    for (const row of rows) {
      const value = values[row]
      if (value !== undefined) some.push(value)
    }
    return some
  }
  return {
    object: table.object,
    ids: at(table.ids),
    owners: at(table.owners),
    columns: table.columns.map(({ field, values }) => ({ field, values: at(values) })),
    matchedRules: table.matchedRules === null ? null : at(table.matchedRules),
  }
}
