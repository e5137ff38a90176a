import { describe, expect, it } from 'vitest'
import type { PictureRow } from '../../../src-renderer/storage/picture-rows'
import { readPicture, writePicture } from '../../../src-renderer/storage/pictures'
import { freshDatabase } from './fresh-database'

const counts = {
  read: new Uint32Array([1]),
  edit: new Uint32Array([0]),
  delete: new Uint32Array([0]),
  transfer: new Uint32Array([0]),
  all: new Uint32Array([0]),
  create: new Uint32Array([1]),
}
const picture: PictureRow = {
  orgId: 'o1',
  question: 'rows of users',
  holdsUntil: '2026-05-13T10:00:00.000Z',
  axes: JSON.stringify({ key: 'k', rows: [], columns: [] }),
  values: {
    levels: new Uint8Array([1]),
    possibleLevels: new Uint8Array([1]),
    counts,
    possible: counts,
    totals: new Uint32Array([1]),
    certainties: new Uint8Array([0]),
  },
  base: null,
}
const before = '2026-05-13T09:59:59.000Z'

describe('the heat-map of the last time', () => {
  it('answers the same question again, with its numbers', async () => {
    const { database } = await freshDatabase()
    await writePicture(database, picture)
    expect(await readPicture(database, 'o1', 'rows of users', before)).toEqual(picture)
  })
  it('answers no other question, and none of another org', async () => {
    const { database } = await freshDatabase()
    await writePicture(database, picture)
    expect(await readPicture(database, 'o1', 'rows of roles', before)).toBeNull()
    expect(await readPicture(database, 'o2', 'rows of users', before)).toBeNull()
  })
  it('PRM-05 answers nothing at the instant at which an assignment expires, and for ever where none does', async () => {
    const { database } = await freshDatabase()
    await writePicture(database, picture)
    const until = '2026-05-13T10:00:00.000Z'
    expect(await readPicture(database, 'o1', 'rows of users', until)).toBeNull()
    await writePicture(database, { ...picture, holdsUntil: null })
    expect(await readPicture(database, 'o1', 'rows of users', until)).not.toBeNull()
  })
  it('is the only one that is kept', async () => {
    const { database } = await freshDatabase()
    await writePicture(database, picture)
    await writePicture(database, { ...picture, orgId: 'o2' })
    expect(await database.pictures.count()).toBe(1)
  })
})
