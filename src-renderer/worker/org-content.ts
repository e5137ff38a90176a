import { completedOrg } from '@shared/model/completed-org'
import type { Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import type { OrgContent, OrgCounts, PartBytes, PartRef } from '@shared/protocol/engine'
import { isAsWritten, isHashed, partId } from '../storage/part-id'
import { areSameRows, knownParts, type KnownParts } from './content/known-parts'
import { piecesOf, recordCuts } from './content/pieces'
import {
  encodeRecords,
  isRecordChunk,
  readChunk,
  tableOf,
  type RecordChunk,
} from './content/record-chunk'
import { damaged } from './content/text-column'

type Head = Omit<Org, 'records'>

/** Parts while an org is encoded; each is hashed beside the others. */
interface Encoding {
  readonly known: KnownParts
  readonly made: Map<string, Uint8Array>
}

/**
 * An org as parts. Bytes are given of those parts that `known` does not take to be stored.
 */
export async function encodeOrg(org: Org, known = knownParts()): Promise<OrgContent> {
  const encoding: Encoding = { known, made: new Map() }
  const { records, ...others } = org
  const rest: Readonly<Record<string, unknown>> = others
  const lists = Object.entries(rest).filter(isFilled)
  const names = new Set(lists.map(([name]) => name))
  const head = Object.fromEntries(Object.entries(rest).filter(([name]) => !names.has(name)))
  const parts = await Promise.all([
    partOf(encoding, jsonBytes(head)).then((id): PartRef[] => [{ kind: 'head', id }]),
    ...lists.flatMap(([list, entries]) =>
      piecesOf(entries).map(async (piece) => [await entriesPart(encoding, list, piece)]),
    ),
    ...records.map((table) => tableParts(encoding, table)),
  ])
  const bytes = [...encoding.made].map(([id, made]): PartBytes => ({ id, bytes: made }))
  return { parts: parts.flat(), bytes }
}

/**
 * The org of a content with the bytes of all its parts. Throws a sentence when a part is missing or damaged: whatever
 * comes back is what was stored.
 */
export async function decodeOrg(content: OrgContent, known = knownParts()): Promise<Org> {
  // Hashes are made beside the reading. A damaged part is told of as such, whatever reading made of it.
  const checked = Promise.all(content.bytes.map(checkHash))
  const reading = Promise.resolve(content).then(readParts)
  await Promise.allSettled([reading])
  await checked
  const read = await reading
  for (const { id } of content.bytes) known.stored.add(id)
  const records = read.tables.map(({ table }) => table)
  const org = completedOrg({ ...(read.lists as unknown as Head), records }) // written by encodeOrg, perhaps of an earlier version
  for (const { ref, from } of read.pieces) {
    const list = org[ref.list as keyof Head] as readonly object[] // takePart filled it
    known.noteEntries(list.slice(from, from + ref.count), ref)
  }
  for (const { table, refs } of read.tables) if (refs.every(isHashed)) known.noteTable(table, refs)
  return org
}

/** What the parts say, whether it is what was written or not. */
function readParts({ parts, bytes }: OrgContent) {
  const bytesById = new Map(bytes.map((part) => [part.id, part.bytes]))
  const decoding: Decoding = { lists: {}, pieces: [], tables: new Map() }
  for (const ref of parts) {
    const found = bytesById.get(ref.id)
    if (found === undefined) throw damaged('a part of the org is missing')
    takePart(decoding, ref, found)
  }
  const { lists, pieces, tables } = decoding
  return {
    lists,
    pieces,
    tables: [...tables.values()].map(({ chunks, refs }) => ({ table: tableOf(chunks), refs })),
  }
}

/** What is read of an org so far. */
interface Decoding {
  readonly lists: Record<string, unknown>
  /** Where in its list each piece begins. */
  readonly pieces: { readonly ref: Extract<PartRef, { kind: 'entries' }>; readonly from: number }[]
  readonly tables: Map<string, StoredTable>
}

/** A table with at least one chunk of it. */
interface StoredTable {
  readonly chunks: [RecordChunk, ...RecordChunk[]]
  readonly refs: RecordsRef[]
}

function takePart({ lists, pieces, tables }: Decoding, ref: PartRef, bytes: Uint8Array): void {
  switch (ref.kind) {
    case 'head':
      Object.assign(lists, parseJson(bytes))
      return
    case 'entries': {
      const entries = parseJson(bytes) as object[] // written by encodeOrg
      if (entries.length !== ref.count) throw damaged(`entries of \`${ref.list}\` are missing`)
      const list = (lists[ref.list] ??= []) as object[] // nobody else fills it
      pieces.push({ ref, from: list.length })
      for (const entry of entries) list.push(entry)
      return
    }
    case 'records': {
      // In the first version of the database records were JSON.
      const chunk = readChunk(isRecordChunk(bytes) ? bytes : inColumns(bytes))
      if (chunk.count !== ref.count) throw damaged(`records of \`${ref.object}\` are missing`)
      const table = tables.get(ref.object)
      if (table === undefined) tables.set(ref.object, { chunks: [chunk], refs: [ref] })
      else {
        table.chunks.push(chunk)
        table.refs.push(ref)
      }
    }
  }
}

type RecordsRef = Extract<PartRef, { kind: 'records' }>

/** The buffers of a content, for transferring it instead of copying it. */
export function buffersOf(content: OrgContent): Transferable[] {
  return content.bytes.map(({ bytes }) => bytes.buffer)
}

export function countsOf(org: Org): OrgCounts {
  const personaCount = org.users.filter((user) => user.isPersona).length
  return {
    userCount: org.users.length - personaCount,
    personaCount,
    roleCount: org.roles.length,
    profileCount: org.profiles.length,
    permissionSetCount: org.permissionSets.length,
    objectCount: org.objects.filter((object) => object.isDeclared).length,
    sharingRuleCount: org.sharingRules.length,
    recordCount: org.records.reduce((sum, table) => sum + table.ids.length, 0),
  }
}

const isFilled = (entry: [string, unknown]): entry is [string, readonly object[]] =>
  Array.isArray(entry[1]) && entry[1].length > 0

async function entriesPart(
  encoding: Encoding,
  list: string,
  piece: readonly object[],
): Promise<PartRef> {
  const known = encoding.known.entries(list, piece)
  if (known !== null) return known
  const id = await partOf(encoding, jsonBytes(piece))
  const ref = { kind: 'entries', list, count: piece.length, id } as const
  encoding.known.noteEntries(piece, ref)
  return ref
}

/** The parts of a table; rows that are the same values as before in the same place keep their part. */
async function tableParts(encoding: Encoding, table: RecordTable): Promise<readonly RecordsRef[]> {
  const known = encoding.known.table(table)
  if (known !== null) return known
  const last = encoding.known.lastTable(table.object)
  const isComparable = last !== null && last.table.ids.length === table.ids.length
  const kept = isComparable ? last.refs : recordCuts(table).map(() => null)
  const ends = isComparable ? endsOf(last.refs) : recordCuts(table)
  const refs = await Promise.all(
    ends.map(async (to, at): Promise<RecordsRef> => {
      const from = ends[at - 1] ?? 0
      const ref = kept[at] ?? null
      if (ref !== null && last !== null && areSameRows(last.table, table, from, to)) return ref
      const id = await partOf(encoding, encodeRecords(sliceOf(table, from, to)))
      return { kind: 'records', object: table.object, count: to - from, id }
    }),
  )
  encoding.known.noteTable(table, refs)
  return refs
}

function endsOf(refs: readonly RecordsRef[]): readonly number[] {
  let end = 0
  return refs.map(({ count }) => (end += count))
}

function sliceOf(table: RecordTable, from: number, to: number): RecordTable {
  if (from === 0 && to === table.ids.length) return table
  return {
    object: table.object,
    ids: table.ids.slice(from, to),
    owners: table.owners.slice(from, to),
    columns: table.columns.map(({ field, values }) => ({ field, values: values.slice(from, to) })),
    matchedRules: table.matchedRules?.slice(from, to) ?? null,
  }
}

async function partOf({ known, made }: Encoding, bytes: Uint8Array): Promise<string> {
  const id = await partId(bytes)
  if (!known.stored.has(id)) made.set(id, bytes)
  known.stored.add(id)
  return id
}

async function checkHash(part: PartBytes): Promise<void> {
  if (!(await isAsWritten(part))) throw damaged('a part of the org is not what was written')
}

const jsonBytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const inColumns = (bytes: Uint8Array): Uint8Array => encodeRecords(parseJson(bytes) as RecordTable) // written by encodeOrg
const parseJson = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))
