import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges } from '@shared/change/apply-changes'
import { parseChange } from '@shared/change/parse-change'
import { parseRecordId } from '@shared/model/id'
import { emptyOrg, type Org } from '@shared/model/org'
import type { OrgContent } from '@shared/protocol/engine'
import { smallShape, features } from '@shared/sample/org-shape'
import { generateOrg } from '@shared/sample/generate-org'
import { knownParts } from '../../../src-renderer/worker/content/known-parts'
import {
  encodeRecords,
  readChunk,
  tableOf,
} from '../../../src-renderer/worker/content/record-chunk'
import { countsOf, decodeOrg, encodeOrg } from '../../../src-renderer/worker/org-content'

function orgOf(recordCount: number): Org {
  const ids = Array.from({ length: recordCount }, (_, i) => parseRecordId(`r${String(i)}`))
  const table = {
    object: 'Crate__c',
    ids,
    owners: ids.map(() => null),
    columns: [{ field: 'Name', values: ids.map((id) => (id === 'r3' ? null : id)) }],
    matchedRules: null,
  }
  return { ...emptyOrg('Harbour'), records: [table] }
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'a', '\ufeff', '\ud800', '\udc00x', 'é'.repeat(300), '😀'),
)
const cell = fc.option(text, { nil: null })
const table = fc.nat({ max: 60 }).chain((count) => {
  const column = fc.array(cell, { minLength: count, maxLength: count })
  return fc.record({
    object: text,
    ids: fc
      .array(text, { minLength: count, maxLength: count })
      .map((ids) => ids.map(parseRecordId)),
    owners: column.map((values) => values as never[]), // any texts
    columns: fc.array(fc.record({ field: text, values: column }), { maxLength: 4 }),
    matchedRules: fc.option(
      fc.array(fc.array(text, { maxLength: 3 }), { minLength: count, maxLength: count }),
      { nil: null },
    ),
  })
})

/** The content with the bytes that were stored before beside its own. */
const stored = (...contents: readonly OrgContent[]): OrgContent => ({
  parts: contents.at(-1)?.parts ?? [],
  bytes: contents.flatMap(({ bytes }) => bytes),
})

function changed(org: Org, text: string): Org {
  const parsed = parseChange(text)
  if (parsed.kind !== 'ok') throw new Error(parsed.message)
  const edited = applyChanges(org, [parsed.change])
  if (edited.kind !== 'ok') throw new Error(edited.message)
  return edited.org
}

describe('the content of an org', () => {
  it('comes back as it was, with every mechanism in it', async () => {
    const org = generateOrg(smallShape(7, features))
    expect(await decodeOrg(await encodeOrg(org))).toEqual(org)
  })

  it('comes back as it was when its records take several chunks', async () => {
    const org = orgOf(120_000)
    const content = await encodeOrg(org)
    expect(content.parts.filter(({ kind }) => kind === 'records').length).toBeGreaterThan(2)
    const found = await decodeOrg(content)
    expect(found.records[0]?.ids).toHaveLength(120_000)
    expect(JSON.stringify(found)).toBe(JSON.stringify(org))
  })

  it('keeps a table without records', async () => {
    const org = orgOf(0)
    expect(await decodeOrg(await encodeOrg(org))).toEqual(org)
  })

  it('brings every table of records back as it was, whatever texts are in it', () => {
    const isKept = (given: Parameters<typeof encodeRecords>[0]) => {
      expect(tableOf([readChunk(encodeRecords(given))])).toEqual(given)
    }
    fc.assert(fc.property(table, isKept), { numRuns: 300 })
  })

  it('is the same parts for equal orgs', async () => {
    const make = () => encodeOrg(generateOrg(smallShape(7, features)))
    expect((await make()).parts).toEqual((await make()).parts)
  })

  it('gives only the bytes that an edit made new, and comes back whole with those before', async () => {
    const org = generateOrg(smallShape(7, features))
    const known = knownParts()
    const first = await encodeOrg(org, known)
    const after = changed(org, 'object:Machine__c.sharingModel=ReadWrite')
    const second = await encodeOrg(after, known)
    expect(second.bytes.length).toBeLessThan(3)
    expect(await decodeOrg(stored(first, second))).toEqual(after)
  })

  it('writes one chunk anew when one record changes, after it was read from the database too', async () => {
    const org = orgOf(120_000)
    const first = await encodeOrg(org)
    const known = knownParts()
    const read = await decodeOrg(first, known)
    const [before] = read.records
    if (before === undefined) throw new Error('there are no records')
    const columns = before.columns.map((one) => ({
      ...one,
      values: one.values.with(70_000, 'new'),
    }))
    const second = await encodeOrg({ ...read, records: [{ ...before, columns }] }, known)
    expect(second.bytes).toHaveLength(1)
    const found = await decodeOrg(stored(first, second))
    expect(found.records[0]?.columns[0]?.values[70_000]).toBe('new')
  })

  it('moves no other cut when an entry is put into a long list', async () => {
    const org = generateOrg({ ...smallShape(5, []), userCount: 2_000 })
    const known = knownParts()
    await encodeOrg(org, known)
    const [someone] = org.users
    if (someone === undefined) throw new Error('there are no users')
    const users = org.users.toSpliced(700, 0, { ...someone, name: 'New here' })
    const { bytes } = await encodeOrg({ ...org, users }, known)
    expect(bytes.length).toBeLessThan(4)
  })

  it.each(['entries', 'records', 'head'] as const)(
    'is refused when one byte of its %s is another',
    async (kind) => {
      const content = await encodeOrg(generateOrg(smallShape(7, features)))
      const ref = content.parts.find((part) => part.kind === kind)
      const bytes = content.bytes.map((part) => {
        if (part.id !== ref?.id) return part
        const other = part.bytes.slice()
        other[other.length >> 1] = (other[other.length >> 1] ?? 0) ^ 1
        return { ...part, bytes: other }
      })
      await expect(decodeOrg({ ...content, bytes })).rejects.toThrow(/stored bytes are damaged/)
    },
  )

  it('is refused when a part is missing', async () => {
    const content = await encodeOrg(generateOrg(smallShape(7, features)))
    const bytes = content.bytes.slice(1)
    await expect(decodeOrg({ ...content, bytes })).rejects.toThrow(/part of the org is missing/)
  })

  it('of the first version of the database is read: one head, records as JSON', async () => {
    const org = generateOrg(smallShape(7, features))
    const { records, ...head } = org
    const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
    const parts = records.map((one, at) => ({ id: `c:${at}`, bytes: json(one), of: one }))
    const content: OrgContent = {
      parts: [
        { kind: 'head', id: 'c:head' },
        ...parts.map(({ id, of }) => {
          return { kind: 'records', object: of.object, count: of.ids.length, id } as const
        }),
      ],
      bytes: [{ id: 'c:head', bytes: json(head) }, ...parts],
    }
    expect(await decodeOrg(content)).toEqual(org)
  })

  it('is counted with personas apart from users', () => {
    expect(countsOf(orgOf(5))).toMatchObject({ userCount: 0, personaCount: 0, recordCount: 5 })
  })
})
