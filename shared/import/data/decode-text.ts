import type { SourceFile } from '../source-file'

const pieceBytes = 1 << 18

/** What the byte order mark at the start of a file says; null when there is none. */
function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/**
 * Encoding of a data file: its byte order mark, else UTF-8 when all of it is well formed, else Windows-1252 for the whole
 * file (never ISO-8859-1, and never a mixture). Reads the file once and keeps nothing of it.
 *
 * Source: import-formats 5.1.
 */
export async function encodingOf(file: SourceFile): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  for await (const chunk of file.open()) {
    const mark = isFirst ? byteOrderMark(chunk) : null
    if (mark !== null) return mark
    isFirst = false
    if (!decodes(decoder, chunk)) return 'windows-1252'
  }
  return decodes(decoder, null) ? 'utf-8' : 'windows-1252'
}

/** True when the next bytes of a file (null: its end) are well formed for the decoder. */
function decodes(decoder: TextDecoder, chunk: Uint8Array | null): boolean {
  try {
    if (chunk === null) decoder.decode()
    else
      for (let at = 0; at < chunk.length; at += pieceBytes)
        decoder.decode(chunk.subarray(at, at + pieceBytes), { stream: true })
    return true
  } catch {
    return false // a fatal decoder throws at the first bad byte: that is its answer
  }
}

/** The text of a file, piece by piece, so that a file of any size is never one string. A byte order mark is left out. */
export async function* decodedPieces(
  file: SourceFile,
  encoding: string,
): AsyncGenerator<{ text: string; readBytes: number }> {
  const decoder = new TextDecoder(encoding)
  let readBytes = 0
  for await (const chunk of file.open())
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      const piece = chunk.subarray(at, at + pieceBytes)
      readBytes += piece.length
      yield { text: decoder.decode(piece, { stream: true }), readBytes }
    }
  yield { text: decoder.decode(), readBytes }
}
