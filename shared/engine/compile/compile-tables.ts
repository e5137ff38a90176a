import type { GroupId, UserId } from '../../model/id'
import type { Org } from '../../model/org'
import type { RecordTable } from '../../model/record-table'
import type { Share } from '../../model/sharing'
import type { CompiledObject } from './compiled-object'
import { compileTable, withParents, type CompiledTable } from './compiled-table'
import { areListsEqual } from './keep'
import type { Steps } from './steps'
import { withReferences } from './references'

/** Objects and their records. */
export interface ObjectTables {
  readonly objects: readonly CompiledObject[]
  /** Lower-case API name -> index in `objects`. */
  readonly objectIndexByName: ReadonlyMap<string, number>
  /** Indexed as `objects`; undefined for an object without records. */
  readonly tables: readonly (CompiledTable | undefined)[]
}

/** The object of an API name; undefined for one that is not in the org. */
export function objectNamed(
  { objects, objectIndexByName }: Pick<ObjectTables, 'objects' | 'objectIndexByName'>,
  name: string,
): CompiledObject | undefined {
  return objects[objectIndexByName.get(name.toLowerCase()) ?? -1]
}

/** API name of the object at an index. */
export function nameOfObject({ objects }: Pick<ObjectTables, 'objects'>, index: number): string {
  return objects[index]?.name ?? ''
}

/** Records of the object at an index; an object without any is a defect. */
export function tableAt({ tables }: Pick<ObjectTables, 'tables'>, index: number): CompiledTable {
  const table = tables[index]
  if (table === undefined) throw new Error(`no records of the object at ${String(index)}`)
  return table
}

/** Records of an object by API name; undefined when the import holds none. */
export function tableNamed(
  { tables, objectIndexByName }: ObjectTables,
  name: string,
): CompiledTable | undefined {
  return tables[objectIndexByName.get(name.toLowerCase()) ?? -1]
}

interface TablesContext extends Omit<ObjectTables, 'tables'> {
  readonly userIndexById: ReadonlyMap<UserId, number>
  readonly groupIndexById: ReadonlyMap<GroupId, number>
}

/** Tables of an org as they were compiled, with the lookups that they were compiled with. */
export interface TablesBefore extends ObjectTables, TablesContext {
  readonly org: Pick<Org, 'shares'>
}

/** The records of every object with their references as numbers; what did not change since `before` is the same object. */
export function* compileTables(
  records: readonly RecordTable[],
  shares: readonly Share[],
  context: TablesContext,
  before: TablesBefore | null,
): Steps<readonly (CompiledTable | undefined)[]> {
  const { objects } = context
  const sharesOf = sharesByObject(shares)
  const sharesBefore =
    before?.org.shares === shares ? sharesOf : sharesByObject(before?.org.shares ?? [])
  const old = ({ name }: CompiledObject) => (before === null ? undefined : tableNamed(before, name))
  const tables: (CompiledTable | undefined)[] = objects.map(() => undefined)
  for (const table of records) {
    yield null
    const key = table.object.toLowerCase()
    const object = objectNamed(context, key)
    if (object === undefined) continue
    const known = sharesOf.get(key) ?? []
    const areSharesSame = areListsEqual(known, sharesBefore.get(key) ?? [])
    tables[object.index] = yield* compileTable(
      object,
      table,
      { ...context, shares: known },
      before === null ? undefined : { ...before, table: old(object), areSharesSame },
    )
  }
  const linked = yield* linkedTables(objects, tables, before, old)
  return before !== null && areListsEqual(linked, before.tables) ? before.tables : linked
}

function* linkedTables(
  objects: readonly CompiledObject[],
  tables: readonly (CompiledTable | undefined)[],
  before: TablesBefore | null,
  old: (object: CompiledObject) => CompiledTable | undefined,
): Steps<(CompiledTable | undefined)[]> {
  const areRowsSame =
    before?.objects === objects &&
    tables.every((table, object) => table?.rowById === before.tables[object]?.rowById)
  const all: (CompiledTable | undefined)[] = objects.map(() => undefined)
  for (const object of objects) {
    const table = tables[object.index]
    if (table === undefined) continue
    yield null
    const was = old(object)
    const child = yield* withParents(
      object,
      table,
      tables,
      before === null ? undefined : { ...before, table: was },
    )
    const areReferencesSame = areRowsSame && was?.columnByField === table.columnByField
    const linked = areReferencesSame
      ? { ...child, references: was.references }
      : yield* withReferences(object, child, objects, tables)
    all[object.index] = was !== undefined && isSameTable(was, linked) ? was : linked
  }
  return all
}

function isSameTable(a: CompiledTable, b: CompiledTable): boolean {
  const keys = Object.keys(a) as (keyof CompiledTable)[] // a table has no other keys
  return keys.every((key) => a[key] === b[key])
}

function sharesByObject(shares: readonly Share[]): Map<string, Share[]> {
  const byObject = new Map<string, Share[]>()
  for (const share of shares) {
    const key = share.object.toLowerCase()
    const others = byObject.get(key)
    if (others === undefined) byObject.set(key, [share])
    else others.push(share)
  }
  return byObject
}
