import type { Grantee } from '../../model/group'
import type { Org } from '../../model/org'
import type { CompiledTable } from '../compile/compiled-table'

/** Rows of one table by the id in one of its columns. */
interface RowsByReference {
  readonly table: CompiledTable
  readonly rows: ReadonlyMap<string, readonly number[]>
}

/** Lower-case object name -> its rows by what they hang on; an object that was not imported has no entry. */
export type ContentRows = ReadonlyMap<string, RowsByReference>

/** Tables that say who may see content, and the column that they are asked by. */
const references: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    contentdocumentlink: 'ContentDocumentId',
    contentworkspacedoc: 'ContentDocumentId',
    contentworkspacemember: 'ContentWorkspaceId',
    contentdistribution: 'ContentDocumentId',
    contentasset: 'ContentDocumentId',
    collaborationgroupmember: 'CollaborationGroupId',
    feedtrackedchange: 'FeedItemId',
  }),
)
const categorySelection = /__datacategoryselection$/i

/** Rows of every table that opens content, found by the content's id. O(rows of these tables). */
export function compileContentRows(tables: readonly (CompiledTable | undefined)[]): ContentRows {
  const byObject = new Map<string, RowsByReference>()
  for (const table of tables) {
    const object = table?.table.object.toLowerCase() ?? ''
    const field =
      references.get(object) ?? (categorySelection.test(object) ? 'ParentId' : undefined)
    if (table === undefined || field === undefined) continue
    const rows = new Map<string, number[]>()
    table.columnByField.get(field.toLowerCase())?.forEach((id, row) => {
      if (id === null) return
      const others = rows.get(id)
      if (others === undefined) rows.set(id, [row])
      else others.push(row)
    })
    byObject.set(object, { table, rows })
  }
  return byObject
}

/** The rows of `object` that name the id; null when the import holds no such table. */
export function rowsNaming(
  content: ContentRows,
  object: string,
  id: string,
): { readonly table: CompiledTable; readonly rows: readonly number[] } | null {
  const found = content.get(object.toLowerCase())
  return found === undefined ? null : { table: found.table, rows: found.rows.get(id) ?? [] }
}

/** Whom folders name, and every group where libraries or files may name one: their reach is built once. */
export function contentGrantees(org: Org): Grantee[] {
  const named = org.folders.flatMap((folder) =>
    folder.shares.flatMap(({ sharedTo }) => (sharedTo.kind === 'everyone' ? [] : [sharedTo])),
  )
  const mayNameGroups = org.records.some((table) => table.object.toLowerCase() in references)
  const groups = mayNameGroups
    ? org.groups.map((group) => ({ kind: 'group', group: group.id }) as const)
    : []
  return [...named, ...groups]
}
