/** What an archive may hold; sizes in bytes, of real content while it is inflated. */
export interface ArchiveLimits {
  readonly archiveBytes: number
  readonly entries: number
  readonly totalBytes: number
  readonly entryBytes: number
  readonly ratio: number
  /** Below this an entry may be packed as tightly as it likes. */
  readonly ratioFromBytes: number
}

/** Import-formats 6. */
export const archiveLimits: ArchiveLimits = {
  archiveBytes: 2 * 1024 ** 3,
  entries: 200_000,
  totalBytes: 2 * 1024 ** 3,
  entryBytes: 200 * 1024 ** 2,
  ratio: 200,
  ratioFromBytes: 10 * 1024 ** 2,
}

/** Bytes that the entries of one archive may still inflate to; an entry that is opened again costs nothing more. */
export interface ArchiveBudget {
  remainingBytes: number
}

export function newBudget(limits: ArchiveLimits): ArchiveBudget {
  return { remainingBytes: limits.totalBytes }
}
