import { describe, expect, it } from 'vitest'
import { isContentAsWritten } from '../../../src-renderer/storage/check-content'
import { writeContent } from '../../../src-renderer/storage/contents'
import { partId } from '../../../src-renderer/storage/part-id'
import { freshDatabase } from './fresh-database'

const bytes = new TextEncoder().encode('what is written')
const others = new TextEncoder().encode('what is not')

/** A database with one content `c` of one part, called by its hash. */
async function withContent() {
  const { database } = await freshDatabase()
  const id = await partId(bytes)
  await writeContent(database, 'c', { parts: [{ kind: 'head', id }], bytes: [{ id, bytes }] })
  const rests: number[] = []
  const rest = () => Promise.resolve(void rests.push(1))
  const good = new Set<string>()
  const isWhole = (content: string) => isContentAsWritten(database, content, good, rest)
  return { database, id, good, rests, isWhole }
}

describe('whether a content is as it was written', () => {
  it('product 6 finds a content whole whose parts are what was written, and rests meanwhile', async () => {
    const { isWhole, rests } = await withContent()
    expect(await isWhole('c')).toBe(true)
    expect(rests).toHaveLength(1)
  })

  it('product 6 finds other bytes under the name of a part', async () => {
    const { database, id, isWhole } = await withContent()
    await database.parts.put({ id, bytes: others })
    expect(await isWhole('c')).toBe(false)
  })

  it('product 6 finds that a part is missing', async () => {
    const { database, id, isWhole } = await withContent()
    await database.parts.delete(id)
    expect(await isWhole('c')).toBe(false)
  })

  it('product 6 finds that the content itself is missing', async () => {
    const { isWhole } = await withContent()
    expect(await isWhole('lost')).toBe(false)
  })

  it('takes a part of the first version, which has a name and no hash, for what was written', async () => {
    const { database, isWhole } = await withContent()
    const part = { id: 'old:head', bytes: others }
    await writeContent(database, 'old', { parts: [{ kind: 'head', id: part.id }], bytes: [part] })
    expect(await isWhole('old')).toBe(true)
  })

  it('reads a part again that was not good, and one that was good no more', async () => {
    const { database, id, good, isWhole, rests } = await withContent()
    await database.parts.put({ id, bytes: others })
    expect(await isWhole('c')).toBe(false)
    await database.parts.put({ id, bytes })
    expect(await isWhole('c')).toBe(true)
    expect([...good]).toEqual([id])
    expect(await isWhole('c')).toBe(true)
    expect(rests).toHaveLength(2)
  })
})
