import { decodeXml } from '@shared/import/metadata/decode-text'
import { describe, expect, it } from 'vitest'

const utf8 = (text: string) => new TextEncoder().encode(text)

function utf16(text: string, isLittle: boolean): Uint8Array {
  const units = Array.from(`\ufeff${text}`, (character) => character.charCodeAt(0))
  return new Uint8Array(
    units.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  )
}

describe('encodings', () => {
  it('takes UTF-8 without declaration, and drops its mark', () => {
    expect(decodeXml(utf8('<a>é</a>'))).toEqual({ kind: 'ok', text: '<a>é</a>' })
    expect(decodeXml(utf8('\ufeff<a/>'))).toEqual({ kind: 'ok', text: '<a/>' })
  })

  it('honours a declared encoding', () => {
    const bytes = utf8('<?xml version="1.0" encoding="ISO-8859-1"?><a>_</a>')
    bytes[bytes.indexOf(0x5f)] = 0xe9
    const decoded = decodeXml(bytes)
    expect(decoded.kind === 'ok' && decoded.text.endsWith('<a>é</a>')).toBe(true)
  })

  it('honours UTF-16 by its mark, in both orders', () => {
    expect(decodeXml(utf16('<a/>', true))).toEqual({ kind: 'ok', text: '<a/>' })
    expect(decodeXml(utf16('<a/>', false))).toEqual({ kind: 'ok', text: '<a/>' })
  })

  it('refuses an encoding that nobody knows, and UTF-16 that is only declared', () => {
    const unknown = decodeXml(utf8('<?xml version="1.0" encoding="x-klingon"?><a/>'))
    expect(unknown).toMatchObject({ kind: 'refused', code: 'unsupported-encoding' })
    const declared = decodeXml(utf8('<?xml version="1.0" encoding="UTF-16"?><a/>'))
    expect(declared).toMatchObject({ kind: 'refused', code: 'unsupported-encoding' })
  })

  it('refuses bytes that are not valid in the encoding', () => {
    expect(decodeXml(new Uint8Array([0x3c, 0x61, 0xff]))).toMatchObject({
      kind: 'refused',
      code: 'bad-encoding',
    })
  })
})
