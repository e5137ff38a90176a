import type { TripodDatabase } from './database'
import type { SessionRow } from './setting-rows'

export async function readSettings(
  database: TripodDatabase,
): Promise<Readonly<Record<string, unknown>>> {
  const rows = await database.settings.toArray()
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
}

export async function writeSetting(
  database: TripodDatabase,
  key: string,
  value: unknown,
): Promise<void> {
  await database.settings.put({ key, value })
}

/** How the window stood when this org was left; empty for one that was never open. */
export async function readSession(
  database: TripodDatabase,
  orgId: string,
): Promise<Readonly<Record<string, unknown>>> {
  return (await database.sessions.get(orgId))?.values ?? {}
}

/** How the window stood with every org. */
export async function readSessions(database: TripodDatabase): Promise<readonly SessionRow[]> {
  return database.sessions.toArray()
}

export async function writeSession(
  database: TripodDatabase,
  orgId: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  await database.sessions.put({ orgId, values })
}
