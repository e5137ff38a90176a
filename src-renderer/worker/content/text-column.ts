// A column of texts as bytes: a table of different texts with an index a row where texts repeat, else one text a row.

/** One column, in a form that a chunk writes as sections of bytes. */
export interface TextColumn {
  readonly kind: 'dictionary' | 'texts'
  /** Rows of a dictionary's index in bytes: 1, 2 or 4; 0 without a dictionary. */
  readonly indexBytes: Width
  readonly index: Uint8Array
  readonly texts: TextPool
}

/** Texts end to end, and the length of each plus one; 0 stands for null. */
interface TextPool {
  readonly count: number
  readonly isWide: boolean
  readonly lengthBytes: Width
  readonly lengths: Uint8Array
  readonly text: Uint8Array
}

type Width = 0 | 1 | 2 | 4
type Texts = readonly (string | null)[]

/** Texts looked at before a column is taken for one without repetition. */
const sampleSize = 2_000

export function encodeColumn(values: Texts): TextColumn {
  const dictionary = dictionaryOf(values)
  return dictionary === null
    ? { kind: 'texts', indexBytes: 0, index: new Uint8Array(), texts: encodePool(values) }
    : {
        kind: 'dictionary',
        ...packed(dictionary.index, dictionary.texts.length),
        texts: encodePool(dictionary.texts),
      }
}

/** How many values a column has. */
export const lengthOf = ({ indexBytes, index, texts }: TextColumn): number =>
  indexBytes === 0 ? texts.count : index.length / indexBytes

/** Writes the values that `encodeColumn` was given into a list, from a place on; throws on bytes that are none of its own. */
export function decodeColumn(
  { kind, indexBytes, index, texts }: TextColumn,
  into: (string | null)[],
  from: number,
): void {
  if (kind === 'texts') {
    decodePool(texts, into, from)
    return
  }
  const pool = new Array<string | null>(texts.count)
  decodePool(texts, pool, 0)
  const places = numbersOf(index, indexBytes)
  const [only] = pool
  // Many columns hold one value: it is filled in at once, where a loop that runs for the first time is slow.
  if (only !== undefined && pool.length === 1 && index.every((place) => place === 0)) {
    into.fill(only, from, from + places.length)
    return
  }
  for (let row = 0; row < places.length; row++) {
    const place = places[row] ?? 0
    const value = pool[place]
    if (value === undefined) throw damaged('a text that is not there')
    into[from + row] = value
  }
}

export const damaged = (what: string): Error => new Error(`the stored bytes are damaged: ${what}`)

/** Null for a column whose texts hardly repeat. */
function dictionaryOf(
  values: Texts,
): { readonly texts: Texts; readonly index: Uint32Array } | null {
  const places = new Map<string | null, number>()
  const index = new Uint32Array(values.length)
  let last: string | null = null
  let place = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? null
    // Many columns hold runs of one value, as that of the owners does.
    if (row === 0 || value !== last) {
      const known = places.get(value)
      place = known ?? places.size
      if (known === undefined) places.set(value, place)
      last = value
    }
    index[row] = place
    if (row === sampleSize && places.size > sampleSize / 2) return null
  }
  return places.size > values.length / 2 ? null : { texts: [...places.keys()], index }
}

function packed(numbers: Uint32Array, limit: number) {
  const indexBytes: Width = limit <= 0x100 ? 1 : limit <= 0x10000 ? 2 : 4
  return { indexBytes, index: bytesOfNumbers(numbers, indexBytes) }
}

function bytesOfNumbers(numbers: Uint32Array, width: Width): Uint8Array {
  if (width === 1) return new Uint8Array(numbers)
  const array = width === 2 ? new Uint16Array(numbers) : numbers
  return new Uint8Array(array.buffer)
}

/** Sections begin at multiples of eight bytes, so that they can be read in place. */
function numbersOf(bytes: Uint8Array, width: Width): Uint8Array | Uint16Array | Uint32Array {
  const { buffer, byteOffset, byteLength } = bytes
  if (width === 2) return new Uint16Array(buffer, byteOffset, byteLength / 2)
  if (width === 4) return new Uint32Array(buffer, byteOffset, byteLength / 4)
  return bytes
}

function encodePool(values: Texts): TextPool {
  let longest = 0
  const lengths = new Uint32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const length = values[row]?.length ?? -1
    lengths[row] = length + 1
    if (length > longest) longest = length
  }
  const { indexBytes: lengthBytes, index } = packed(lengths, longest + 2)
  const text = values.join('')
  const narrow = new TextEncoder().encode(text)
  // Half of a pair of surrogates has no UTF-8 form; nothing a user typed is to come back as another text. One byte a
  // character is ASCII, which has none.
  const isWide = narrow.length !== text.length && /[\ud800-\udfff]/.test(text)
  return {
    count: values.length,
    isWide,
    lengthBytes,
    lengths: index,
    text: isWide ? wideBytes(text) : narrow,
  }
}

function decodePool(
  { count, isWide, lengthBytes, lengths, text }: TextPool,
  into: (string | null)[],
  from: number,
): void {
  const whole = isWide ? wideText(text) : new TextDecoder('utf-8', strict).decode(text)
  const sizes = numbersOf(lengths, lengthBytes)
  if (sizes.length !== count) throw damaged('lengths that do not fit')
  let at = 0
  for (let row = 0; row < count; row++) {
    const size = sizes[row] ?? 0
    if (size === 0) into[from + row] = null
    else {
      const end = at + size - 1
      into[from + row] = whole.slice(at, end)
      at = end
    }
  }
  if (at !== whole.length) throw damaged('texts that do not fit their lengths')
}

/** Wrong bytes are refused, and a byte order mark is a character like any other. */
const strict = { fatal: true, ignoreBOM: true }

function wideBytes(text: string): Uint8Array {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
  return new Uint8Array(units.buffer)
}

function wideText(bytes: Uint8Array): string {
  const units = numbersOf(bytes, 2)
  let text = ''
  for (let at = 0; at < units.length; at += 8_192)
    text += String.fromCharCode(...units.subarray(at, at + 8_192))
  return text
}
