import { isEmptyDesign } from '@shared/model/design'
import type { ImportedOrg, OrgContent, OrgCounts } from '@shared/protocol/engine'
import { readContent } from './contents'
import type { TripodDatabase } from './database'
import { commitStep } from './journal'
import type { DiagnosticsRow, OrgRow } from './org-rows'

/** The orgs that are not deleted, the last changed first. */
export async function listOrgs(database: TripodDatabase): Promise<readonly OrgRow[]> {
  const rows = await database.orgs.filter((row) => row.deletedAt === null).toArray()
  return rows.sort((a, b) => b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1))
}

/** An org that is not deleted, or null. */
export async function readOrg(database: TripodDatabase, id: string): Promise<OrgRow | null> {
  const row = await database.orgs.get(id)
  return row === undefined || row.deletedAt !== null ? null : row
}

export async function readDiagnostics(
  database: TripodDatabase,
  id: string,
): Promise<DiagnosticsRow> {
  return (await database.diagnostics.get(id)) ?? { orgId: id, diagnostics: [], report: [] }
}

/** Stores an import whole or not at all, with its line in the journal of the library. */
export async function addOrg(
  database: TripodDatabase,
  imported: ImportedOrg,
  ids: { readonly orgId: string; readonly contentId: string },
  label: string,
  now: number,
): Promise<void> {
  const { name, counts, diagnostics, report, design } = imported
  const { orgId, contentId } = ids
  await database.transaction('rw', database.tables, async () => {
    await database.orgs.add(freshRow(orgId, name, counts, contentId, now))
    await database.diagnostics.put({ orgId, diagnostics, report })
    if (!isEmptyDesign(design)) await database.designs.put({ orgId, design })
    const step = { kind: 'createOrg', orgId } as const
    const content = { id: contentId, content: imported.content }
    await commitStep(database, { scope: 'library', label, step, content }, now)
  })
}

/** A second org with the same content, diagnostics and design; the content is shared until one of them changes it. */
export async function duplicateOrg(
  database: TripodDatabase,
  original: OrgRow,
  copy: { readonly orgId: string; readonly name: string; readonly label: string },
  now: number,
): Promise<void> {
  const { orgId, name, label } = copy
  await database.transaction('rw', database.tables, async () => {
    await database.orgs.add(freshRow(orgId, name, original.counts, original.contentId, now))
    const diagnostics = await readDiagnostics(database, original.id)
    await database.diagnostics.put({ ...diagnostics, orgId })
    const design = await database.designs.get(original.id)
    if (design !== undefined) await database.designs.put({ ...design, orgId })
    const step = { kind: 'createOrg', orgId } as const
    await commitStep(database, { scope: 'library', label, step }, now)
  })
}

/** The content of an org; null when the database lost it. */
export async function readOrgContent(
  database: TripodDatabase,
  row: OrgRow,
): Promise<OrgContent | null> {
  return readContent(database, row.contentId)
}

function freshRow(
  id: string,
  name: string,
  counts: OrgCounts,
  contentId: string,
  now: number,
): OrgRow {
  return { id, name, counts, contentId, createdAt: now, changedAt: now, deletedAt: null }
}
