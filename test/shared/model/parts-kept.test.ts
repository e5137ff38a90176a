import { withPartsOf } from '@shared/model/parts-kept'
import { describe, expect, it } from 'vitest'

const before = {
  name: 'a',
  users: [
    { id: 1, tags: ['x'] },
    { id: 2, tags: [] as string[] },
    { id: 3, tags: ['y', 'z'] },
  ],
  settings: { zone: null, isOn: true },
}

describe('parts of before in what equals them', () => {
  it('is before where nothing differs, whatever the order of its keys', () => {
    const { name, users, settings } = structuredClone(before)
    expect(withPartsOf(before, { settings, users, name })).toBe(before)
  })

  it('keeps what is equal around an entry that differs', () => {
    const after = structuredClone(before)
    after.users[1] = { id: 2, tags: ['new'] }
    const kept = withPartsOf(before, after)
    expect(kept).toEqual(after)
    expect(kept).not.toBe(before)
    expect(kept.settings).toBe(before.settings)
    expect(kept.users[0]).toBe(before.users[0])
    expect(kept.users[1]).not.toBe(before.users[1])
    expect(kept.users[2]).toBe(before.users[2])
  })

  it.each([
    ['more', [{ id: 1, tags: ['x'] }, { id: 9, tags: [] }, ...before.users.slice(1)]],
    ['fewer', before.users.slice(1)],
    ['none', []],
  ])('keeps the entries behind where a list has %s', (_, users) => {
    const after = structuredClone({ ...before, users })
    const kept = withPartsOf(before, after)
    expect(kept).toEqual(after)
    expect(kept.users.at(-1)).toBe(users.length === 0 ? undefined : before.users[2])
  })

  it('tells a missing key from one without a value, a list from an entry, and a string from a number', () => {
    for (const [a, b] of [
      [{ x: undefined }, { y: undefined }],
      [{ x: undefined }, {}],
      [[], {}],
      [{ x: '1' }, { x: 1 }],
      [{ x: null }, { x: {} }],
    ])
      expect(withPartsOf<unknown>(a, b)).toBe(b)
  })
})
