import { describe, expect, it } from 'vitest'
import { applyChanges } from '@shared/change/apply-changes'
import { parseChange } from '@shared/change/parse-change'
import { emptyOrg, type Org } from '@shared/model/org'
import { withoutUntouchedPersonas, withPersonas } from '@shared/model/personas'

function edited(org: Org, ...texts: string[]): Org {
  const changes = texts.map((text) => {
    const parsed = parseChange(text)
    if (parsed.kind === 'refused') throw new Error(parsed.message)
    return parsed.change
  })
  const after = applyChanges(org, changes)
  if (after.kind === 'refused') throw new Error(after.message)
  return after.org
}

const before = edited(emptyOrg('Small'), 'profile+=Clerk', 'profile+=Chief')
const editedWithPersonas = (...texts: string[]) =>
  withoutUntouchedPersonas(before, edited(withPersonas(before), ...texts)).users

describe('personas that an org was edited with', () => {
  it('are not stored by an edit of something else', () => {
    expect(editedWithPersonas('profile+=Guard')).toEqual([])
  })

  it('give way to the first user', () => {
    const users = editedWithPersonas('user+=ana@acme.example')
    expect(users.map(({ username }) => username)).toEqual(['ana@acme.example'])
  })

  it('are kept, all of them, when one of them was edited', () => {
    const users = editedWithPersonas('user:persona:Clerk.isFrozen=true')
    expect(users.map(({ isFrozen }) => isFrozen).sort()).toEqual([false, true])
  })

  it('leave an org with users of its own as it is', () => {
    const withUser = edited(before, 'user+=ana@acme.example')
    expect(withoutUntouchedPersonas(withUser, withUser)).toBe(withUser)
  })
})
