import Dexie, { type EntityTable } from 'dexie'
import type { ContentRow, PartRow } from './content-rows'
import type { CheckpointRow, HeadRow, JournalRow } from './journal-rows'
import type { PictureRow } from './picture-rows'
import type { DiagnosticsRow, OrgRow } from './org-rows'
import type { DesignRow, SessionRow, SettingRow } from './setting-rows'
import { schemaHistory, type SchemaVersion } from './schema-history'

/** The tables of the newest version. */
export interface TripodTables {
  readonly orgs: EntityTable<OrgRow, 'id'>
  readonly contents: EntityTable<ContentRow, 'id'>
  readonly parts: EntityTable<PartRow, 'id'>
  readonly diagnostics: EntityTable<DiagnosticsRow, 'orgId'>
  readonly designs: EntityTable<DesignRow, 'orgId'>
  readonly sessions: EntityTable<SessionRow, 'orgId'>
  readonly journal: EntityTable<JournalRow, 'position'>
  readonly heads: EntityTable<HeadRow, 'scope'>
  readonly checkpoints: EntityTable<CheckpointRow, 'id'>
  readonly settings: EntityTable<SettingRow, 'key'>
  readonly pictures: EntityTable<PictureRow, 'orgId'>
}

export type TripodDatabase = Dexie & TripodTables

/** Why the database cannot be used; what is in it stays as it is. */
export type OpenFailure =
  | { readonly kind: 'newer' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'unusable'; readonly detail: string }

export type OpenedDatabase =
  | {
      readonly kind: 'open'
      readonly database: TripodDatabase
      /** It was there once and is gone: the system begins a damaged one anew without a word. */
      readonly isLost: boolean
    }
  | OpenFailure

/**
 * Opens the database and brings it to the newest version.
 *
 * Every write is flushed to disk before it is acknowledged. A database of a newer program is left alone (`newer`).
 */
export async function openDatabase(
  name = 'tripod',
  history: readonly SchemaVersion[] = schemaHistory,
): Promise<OpenedDatabase> {
  const version = await versionOnDisk(name)
  if (isNewer(version, history)) return { kind: 'newer' }
  const database = new Dexie(name, {
    chromeTransactionDurability: 'strict',
  }) as TripodDatabase // the tables are declared by the schema history
  for (const { version, stores, upgrade } of history) {
    const declared = database.version(version).stores(stores)
    if (upgrade !== null) declared.upgrade(upgrade)
  }
  const seen = { isBlocked: false }
  database.on('blocked', () => (seen.isBlocked = true))
  try {
    await database.open()
    return { kind: 'open', database, isLost: isLost(name, version) }
  } catch (error) {
    if (seen.isBlocked) return { kind: 'blocked' }
    return { kind: 'unusable', detail: error instanceof Error ? error.message : String(error) }
  }
}

/** Null when there is no such database. */
async function versionOnDisk(name: string): Promise<number | null> {
  const found = (await indexedDB.databases()).find((entry) => entry.name === name)
  return found?.version ?? null
}

/** Dexie would open a newer database with what it knows of it; its version on disk is ten times ours. */
function isNewer(version: number | null, history: readonly SchemaVersion[]): boolean {
  return (version ?? 0) > (history.at(-1)?.version ?? 0) * 10
}

/** A mark beside the database tells a lost one from the first start. */
function isLost(name: string, version: number | null): boolean {
  const mark = `database ${name}`
  const wasMade = localStorage.getItem(mark) !== null
  localStorage.setItem(mark, 'made')
  return version === null && wasMade
}
