import { describe, expect, it } from 'vitest'
import { allFive, answer, explained, nothing, readOnly } from '../../../org-access'
import { built, record, share, type Edit } from '../../../org-builder'
import { permissions, system } from '../../../org-permissions'

const account = record('a', 'mw', 'Account')
const note = (owner: string, isPrivate = false, parent = 'a'): Edit =>
  record('n', owner, 'Note', { ParentId: parent, IsPrivate: String(isPrivate) })

describe.each(['Note', 'Attachment'])('%s', (object) => {
  const noteOf = (owner: string, isPrivate = false, parent = 'a') =>
    record('n', owner, object, { ParentId: parent, IsPrivate: String(isPrivate) })

  it('R15.6 is read by whoever reads its parent', () => {
    const org = built(account, noteOf('mw'), share('a', 're', 'Read'))
    expect(answer(org, 're', 'n')).toBe(readOnly)
    expect(answer(org, 'rw2', 'n')).toBe(nothing)
  })

  it('R15.6 D-54 is edited and deleted by whoever edits its parent', () => {
    const org = built(account, noteOf('mw'), share('a', 're', 'Edit'))
    expect(answer(org, 're', 'n')).toBe('RED:Delete')
    expect(answer(org, 'vw', 'n')).toBe('RED:Delete')
  })

  it('R15.6 its owner writes it with Read on the parent, and has nothing without', () => {
    const org = built(account, noteOf('re'), share('a', 're', 'Read'))
    expect(answer(org, 're', 'n')).toBe(allFive)
    expect(answer(built(account, noteOf('re')), 're', 'n')).toBe(nothing)
  })

  it('R15.6 needs Read on the object of its parent', () => {
    const org = built(account, noteOf('mw'), permissions('mw', 'Account', ''))
    expect(answer(org, 'mw', 'n')).toBe(nothing)
  })

  it('F148 R15.7 a private one is its owner’s and administrators’ alone', () => {
    const org = built(account, noteOf('rw1', true), system('re', 'ViewAllData'))
    expect(answer(org, 'rw1', 'n')).toBe(allFive)
    expect(answer(org, 'mw', 'n')).toBe(nothing)
    expect(answer(org, 'adm', 'n')).toBe(allFive)
    expect(answer(org, 're', 'n')).toBe(readOnly)
  })

  it('R15.6 its owner is told of the closed parent, and not of owning it', () => {
    const doors = (user: string) =>
      explained(built(account, noteOf('re', false)), user, 'n').closed.map(({ reason }) => reason.code) // prettier-ignore
    expect(doors('re')).toContain('closed-related')
    expect(doors('re')).not.toContain('closed-owner')
    expect(doors('rw2')).toContain('closed-owner')
  })

  it('is unknown where its parent is not in the import', () => {
    const org = built(account, noteOf('mw', false, 'gone'))
    expect(answer(org, 're', 'n')).toBe(':None?')
  })
})

it('R15.6 a note on a task goes with the task', () => {
  const task = record('t', 'rw1', 'Task', { WhoId: null, WhatId: null })
  const org = built(account, task, note('rw1', false, 't'), system('mw', 'ActivitiesAccess'))
  expect(answer(org, 'mw', 'n')).toBe(readOnly)
  expect(answer(org, 'vw', 'n')).toBe(nothing)
})
