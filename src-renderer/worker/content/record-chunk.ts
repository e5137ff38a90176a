import type { RecordId } from '@shared/model/id'
import type { RecordTable } from '@shared/model/record-table'
import { damaged, decodeColumn, encodeColumn, lengthOf, type TextColumn } from './text-column'

// Some records of one object as bytes: a mark, the length of the head, the head as JSON, then the sections it names.

const mark = 'TRC1'
const headAt = 8
const aligned = (at: number) => (at + 7) & ~7

/** A column without its bytes: these follow in the order of `sizes`, each from a multiple of eight. */
interface ColumnHead {
  readonly kind: TextColumn['kind']
  readonly indexBytes: TextColumn['indexBytes']
  readonly count: number
  readonly isWide: boolean
  readonly lengthBytes: TextColumn['texts']['lengthBytes']
  readonly sizes: readonly [number, number, number]
}

interface ChunkHead {
  readonly object: string
  readonly fields: readonly string[]
  readonly hasMatchedRules: boolean
  /** Of ids, owners, the fields in their order, then the matched rules as JSON. */
  readonly columns: readonly ColumnHead[]
}

export function encodeRecords(table: RecordTable): Uint8Array {
  const rules = table.matchedRules?.map((names) => JSON.stringify(names)) ?? null
  const values = [table.ids, table.owners, ...table.columns.map((column) => column.values)]
  const columns = (rules === null ? values : [...values, rules]).map(encodeColumn)
  const head: ChunkHead = {
    object: table.object,
    fields: table.columns.map(({ field }) => field),
    hasMatchedRules: rules !== null,
    columns: columns.map(headOf),
  }
  return assembled(new TextEncoder().encode(JSON.stringify(head)), columns.flatMap(sectionsOf))
}

/** Some records of one object, as bytes have them. */
export interface RecordChunk {
  readonly head: ChunkHead
  readonly columns: readonly TextColumn[]
  readonly count: number
}

/** What bytes hold that `encodeRecords` made. Throws on bytes that are none of its own. */
export function readChunk(bytes: Uint8Array): RecordChunk {
  const { head, start } = headIn(bytes)
  let at = start
  const columns = head.columns.map((column): TextColumn => {
    const [index, lengths, text] = column.sizes.map((size) => {
      const section = bytes.subarray(at, at + size)
      if (section.length !== size) throw damaged('a chunk of records that is cut off')
      at = aligned(at + size)
      return section
    })
    const { kind, indexBytes, count, isWide, lengthBytes } = column
    const none = new Uint8Array()
    const texts = { count, isWide, lengthBytes, lengths: lengths ?? none, text: text ?? none }
    return { kind, indexBytes, index: index ?? none, texts }
  })
  const [ids] = columns
  const count = ids === undefined ? 0 : lengthOf(ids)
  if (columns.some((column) => lengthOf(column) !== count))
    throw damaged('columns of different length')
  return { head, columns, count }
}

/** The table of chunks of it, in their order: each column is made once, whole. */
export function tableOf(chunks: readonly [RecordChunk, ...(readonly RecordChunk[])]): RecordTable {
  const [{ head, columns }] = chunks
  if (chunks.some((chunk) => chunk.columns.length !== columns.length))
    throw damaged('chunks with different columns')
  const total = chunks.reduce((sum, { count }) => sum + count, 0)
  const lists = columns.map((_, at) => {
    const values = new Array<string | null>(total)
    let from = 0
    for (const chunk of chunks) {
      const column = chunk.columns[at]
      if (column !== undefined) decodeColumn(column, values, from)
      from += chunk.count
    }
    return values
  })
  const [ids = [], owners = []] = lists
  const rules = head.hasMatchedRules ? lists.at(-1) : undefined
  return {
    object: head.object,
    ids: ids as RecordId[], // written by encodeRecords from ids
    owners: owners as RecordTable['owners'][number][], // likewise
    columns: head.fields.map((field, at) => ({ field, values: lists[at + 2] ?? [] })),
    matchedRules: rules?.map((names) => JSON.parse(names ?? '[]') as string[]) ?? null, // likewise
  }
}

/** Whether these are records in columns; contents of the first version of the database are JSON. */
export const isRecordChunk = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(0, mark.length)) === mark

const headOf = ({ kind, indexBytes, index, texts }: TextColumn): ColumnHead => ({
  kind,
  indexBytes,
  count: texts.count,
  isWide: texts.isWide,
  lengthBytes: texts.lengthBytes,
  sizes: [index.length, texts.lengths.length, texts.text.length],
})

const sectionsOf = ({ index, texts }: TextColumn) => [index, texts.lengths, texts.text]

function assembled(head: Uint8Array, sections: readonly Uint8Array[]): Uint8Array {
  const start = aligned(headAt + head.length)
  const total = sections.reduce((size, section) => aligned(size + section.length), start)
  const bytes = new Uint8Array(total)
  bytes.set(new TextEncoder().encode(mark))
  new DataView(bytes.buffer).setUint32(4, head.length, true)
  bytes.set(head, headAt)
  let at = start
  for (const section of sections) {
    bytes.set(section, at)
    at = aligned(at + section.length)
  }
  return bytes
}

function headIn(bytes: Uint8Array): { readonly head: ChunkHead; readonly start: number } {
  if (!isRecordChunk(bytes)) throw damaged('no chunk of records')
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)
  if (headAt + length > bytes.length) throw damaged('a chunk of records that is cut off')
  const text = new TextDecoder().decode(bytes.subarray(headAt, headAt + length))
  return { head: JSON.parse(text) as ChunkHead, start: aligned(headAt + length) } // written by encodeRecords, checked by its hash
}
