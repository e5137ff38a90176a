import type { FileFailure } from '@shared/protocol/file-failure'

const reasons: Readonly<Record<string, FileFailure['reason']>> = {
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  EROFS: 'readOnly',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENODEV: 'missing',
  ENXIO: 'missing',
  ESTALE: 'missing',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EMFILE: 'busy',
  ENAMETOOLONG: 'badName',
  EINVAL: 'badName',
  EISDIR: 'badName',
}

/** What went wrong with this file or folder, as the window tells it. */
export function fileFailure(error: unknown, path: string): FileFailure {
  const code = errorCode(error)
  return {
    reason: (code === null ? undefined : reasons[code]) ?? 'other',
    detail: error instanceof Error ? error.message : String(error),
    path,
  }
}

/** The system's code of an error (`ENOENT`), or null. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
