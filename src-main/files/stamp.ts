import { createHash } from 'node:crypto'

/** Tells one content from another: SHA-256, hex. */
export const stampOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')
