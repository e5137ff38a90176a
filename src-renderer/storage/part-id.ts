import type { PartBytes } from '@shared/protocol/engine'

/** The first half of the SHA-256 of the bytes: as good as unique, and short enough to be named in every content. */
export async function partId(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>) // made here or read from the database, never shared memory
  return Array.from(new Uint8Array(digest, 0, 16), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

/** Parts of the first version of the database are named and not hashed. */
export const isHashed = ({ id }: { readonly id: string }): boolean => /^[0-9a-f]{32}$/.test(id)

/** Whether these are the bytes that were written under this id; of a part that is not hashed nobody can tell. */
export const isAsWritten = async (part: PartBytes): Promise<boolean> =>
  !isHashed(part) || (await partId(part.bytes)) === part.id
