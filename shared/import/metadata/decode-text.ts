export type DecodedText =
  | { readonly kind: 'ok'; readonly text: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

const declaration = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  return declaration.exec(head)?.[1] ?? null
}

/**
 * Text of an XML file by its byte order mark, else its declared encoding, else UTF-8; no byte is guessed.
 *
 * Refused: an encoding that the runtime does not know, a UTF-16 declaration without its mark, and bytes that are
 * not valid in the encoding. Source: import-formats 2.
 */
export function decodeXml(bytes: Uint8Array): DecodedText {
  const marked = markedEncoding(bytes)
  const declared = marked === null ? declaredEncoding(bytes) : null
  const label = marked ?? declared ?? 'utf-8'
  if (marked === null && /^(utf-?16|ucs-?2|utf-?32)/i.test(label))
    return refusedEncoding(label, 'is declared but the bytes are not; save it as UTF-8')
  const decoder = decoderOf(label)
  if (decoder === null) return refusedEncoding(label, 'is not known here; save it as UTF-8')
  try {
    return { kind: 'ok', text: decoder.decode(bytes) }
  } catch {
    const message = `the file is not valid ${label}; save it as UTF-8`
    return { kind: 'refused', code: 'bad-encoding', message }
  }
}

function refusedEncoding(label: string, rest: string): DecodedText {
  return { kind: 'refused', code: 'unsupported-encoding', message: `encoding \`${label}\` ${rest}` }
}

function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label, { fatal: true })
  } catch {
    return null
  }
}
