import type { Entry } from '@zip.js/zip.js/lib/zip-core-native.js'
import { UnreadableFile, type SourceFile } from '../source-file'
import { crc32 } from './crc32'
import type { ArchiveBudget, ArchiveLimits } from './limits'

export type FileEntry = Extract<Entry, { directory: false }>

/**
 * An entry as a file: inflated piece by piece each time it is opened, never beyond the limits.
 *
 * The library lists entries; their content is unpacked here, since its own streams cost several times as much for the
 * thousands of small files of an org.
 */
export function inflatedFile(
  path: string,
  archive: Uint8Array,
  entry: FileEntry,
  limits: ArchiveLimits,
  budget: ArchiveBudget,
): SourceFile {
  let countedBytes = 0
  return {
    path,
    sizeBytes: entry.uncompressedSize,
    async *open() {
      let bytes = 0
      let crc = 0
      for await (const chunk of unpacked(packedBytes(archive, entry), entry.compressionMethod)) {
        bytes += chunk.byteLength
        if (bytes > countedBytes) {
          budget.remainingBytes -= bytes - countedBytes
          countedBytes = bytes
        }
        refuseBeyond(bytes, entry.compressedSize, limits, budget)
        crc = crc32(chunk, crc)
        yield chunk
      }
      if (bytes !== entry.uncompressedSize || crc !== entry.crc32)
        throw brokenEntry('its checksum differs')
    },
  }
}

function refuseBeyond(
  bytes: number,
  packedBytes: number,
  limits: ArchiveLimits,
  budget: ArchiveBudget,
): void {
  const isBomb = bytes > limits.ratioFromBytes && bytes > limits.ratio * packedBytes
  const reason = isBomb
    ? `unpacks to more than ${limits.ratio} times its size`
    : bytes > limits.entryBytes
      ? `unpacks to more than ${limits.entryBytes} bytes`
      : budget.remainingBytes < 0
        ? `brings the archive above ${limits.totalBytes} bytes`
        : null
  if (reason === null) return
  throw new UnreadableFile('entry-too-large', `${reason}; it was left out, import it unpacked`)
}

/** The entry's own bytes, behind its local header. */
function packedBytes(archive: Uint8Array, entry: FileEntry): Uint8Array {
  const header = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const isInside = entry.offset + 30 <= archive.byteLength
  if (!isInside || header.getUint32(entry.offset, true) !== 0x04034b50)
    throw brokenEntry('it is not where the archive says')
  const nameLength = header.getUint16(entry.offset + 26, true)
  const extraLength = header.getUint16(entry.offset + 28, true)
  const start = entry.offset + 30 + nameLength + extraLength
  return archive.subarray(start, start + entry.compressedSize)
}

/** Small enough that even the tightest packing unpacks to some megabytes before the limits are looked at. */
const sliceBytes = 16 * 1024

async function* unpacked(packed: Uint8Array, method: number): AsyncGenerator<Uint8Array> {
  if (method === 0) {
    yield packed
    return
  }
  const stream = new DecompressionStream('deflate-raw')
  const reader = stream.readable.getReader()
  const feed = async () => {
    const writer = stream.writable.getWriter()
    for (let start = 0; start < packed.byteLength; start += sliceBytes)
      await writer.write(packed.subarray(start, start + sliceBytes))
    await writer.close()
  }
  feed().catch(() => undefined) // the reader fails for the same reason, or stopped reading
  try {
    for (;;) {
      const chunk = await reader.read()
      if (chunk.done) return
      yield chunk.value
    }
  } catch (error) {
    throw brokenEntry(error instanceof Error ? error.message.toLowerCase() : String(error))
  } finally {
    reader.cancel().catch(() => undefined) // a stream that already failed has nothing left to cancel
  }
}

function brokenEntry(reason: string): UnreadableFile {
  return new UnreadableFile(
    'broken-entry',
    `cannot be unpacked (${reason}); pack the archive again`,
  )
}
