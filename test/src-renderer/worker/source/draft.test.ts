import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftOf, withDraft } from '../../../../src-renderer/worker/calls/source/draft'

const base = ['users', 'ana', 'bob', 'cid', 'roles', 'ceo', 'end'].join('\n')
const draftFrom = (text: string) => {
  const draft = draftOf(base, text)
  if (draft === null) throw new Error('there is no draft')
  return draft
}

describe('text that is not in force yet', () => {
  it('is nothing when the text is the org’s own', () => {
    expect(draftOf(base, base)).toBeNull()
  })

  it('comes back as it was typed when the org is the same', () => {
    const text = fc.array(fc.constantFrom('ana', 'bob', 'x', 'y', ''), { maxLength: 9 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [from, to] = [before.join('\n'), after.join('\n')]
        const draft = draftOf(from, to)
        expect(draft === null ? from : withDraft(from, draft).text).toBe(to)
      }),
    )
  })

  it('keeps what was changed elsewhere meanwhile', () => {
    const draft = draftFrom(base.replace('bob', 'bob,'))
    const changed = base.replace('ceo', 'boss').replace('users', 'users\nzoe')
    expect(withDraft(changed, draft)).toEqual({
      text: changed.replace('bob', 'bob,'),
      conflictCount: 0,
    })
  })

  it('stands where the same line was changed elsewhere, and says so', () => {
    const draft = draftFrom(base.replace('bob', 'bob,'))
    const { text, conflictCount } = withDraft(base.replace('bob', 'robert'), draft)
    expect(text).toBe(base.replace('bob', 'bob,'))
    expect(conflictCount).toBe(1)
  })

  it('finds the place of a new line by the line above', () => {
    const draft = draftFrom(base.replace('ceo', 'ceo\ncfo'))
    const changed = base.replace('ana\n', '')
    expect(withDraft(changed, draft).text).toBe(changed.replace('ceo', 'ceo\ncfo'))
  })
})
