import { completedOrg } from '@shared/model/completed-org'
import type { Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import type { OrgContent, OrgCounts, RecordChunk } from '@shared/protocol/engine'

/** Records per chunk: large enough to read fast, small enough to write one anew. */
const chunkSize = 50_000

/** An org as bytes: everything but the records in one piece, the records of each object in chunks of columns. */
export function encodeOrg(org: Org): OrgContent {
  const { records, ...head } = org
  return { head: bytesOf(head), chunks: records.flatMap(chunksOf) }
}

/** The org that `encodeOrg` was given. Throws on bytes that are none of its own. */
export function decodeOrg(content: OrgContent): Org {
  const head = parseJson(content.head) as Omit<Org, 'records'> // written by encodeOrg, perhaps of an earlier version
  const slices = new Map<string, RecordTable[]>()
  for (const chunk of content.chunks) {
    const slice = parseJson(chunk.bytes) as RecordTable // written by encodeOrg
    const known = slices.get(slice.object)
    if (known === undefined) slices.set(slice.object, [slice])
    else known.push(slice)
  }
  return completedOrg({ ...head, records: [...slices.values()].flatMap(joined) })
}

/** The buffers of a content, for transferring it instead of copying it. */
export function buffersOf(content: OrgContent): Transferable[] {
  return [content.head, ...content.chunks.map(({ bytes }) => bytes)].map(({ buffer }) => buffer)
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

function chunksOf(table: RecordTable): RecordChunk[] {
  const chunks: RecordChunk[] = []
  for (let from = 0; from === 0 || from < table.ids.length; from += chunkSize) {
    const slice = sliceOf(table, from, from + chunkSize)
    const recordCount = slice.ids.length
    chunks.push({ object: table.object, recordCount, bytes: bytesOf(slice) })
  }
  return chunks
}

function sliceOf(table: RecordTable, from: number, to: number): RecordTable {
  return {
    object: table.object,
    ids: table.ids.slice(from, to),
    owners: table.owners.slice(from, to),
    columns: table.columns.map(({ field, values }) => ({ field, values: values.slice(from, to) })),
    matchedRules: table.matchedRules?.slice(from, to) ?? null,
  }
}

function joined(slices: readonly RecordTable[]): RecordTable[] {
  const first = slices[0]
  if (first === undefined) return []
  if (slices.length === 1) return [first]
  return [
    {
      object: first.object,
      ids: slices.flatMap((slice) => slice.ids),
      owners: slices.flatMap((slice) => slice.owners),
      columns: first.columns.map(({ field }, index) => ({
        field,
        values: slices.flatMap((slice) => slice.columns[index]?.values ?? []),
      })),
      matchedRules:
        first.matchedRules === null ? null : slices.flatMap((slice) => slice.matchedRules ?? []),
    },
  ]
}

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const parseJson = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))
