import type { Snapshot } from '@shared/protocol/snapshot'
import type { LibraryRow } from '../../stores/library'

/** The backups of one org, newest first. */
export interface OrgBackups {
  readonly orgKey: string
  /** As the library calls it now; of an org that is gone, as its last backup does. */
  readonly name: string
  readonly isInLibrary: boolean
  readonly snapshots: readonly Snapshot[]
}

/** Backups (newest first) grouped by their org; the org with the newest backup first. */
export function backupsByOrg(
  snapshots: readonly Snapshot[],
  orgs: readonly LibraryRow[],
): readonly OrgBackups[] {
  const byKey = new Map<string, Snapshot[]>()
  for (const snapshot of snapshots) {
    const known = byKey.get(snapshot.orgKey)
    if (known === undefined) byKey.set(snapshot.orgKey, [snapshot])
    else known.push(snapshot)
  }
  return [...byKey].map(([orgKey, own]) => {
    const row = orgs.find(({ id }) => id.startsWith(orgKey))
    return {
      orgKey,
      name: row?.name ?? own[0]?.orgName ?? orgKey,
      isInLibrary: row !== undefined,
      snapshots: own,
    }
  })
}
