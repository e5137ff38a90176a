import { describe, expect, it } from 'vitest'
import { answer, nothing, readOnly } from '../../../org-access'
import { built, record, share, type Edit } from '../../../org-builder'
import { addObject } from '../../../org-objects'
import { file, link } from '../../../org-content'

const task = (id: string, what: string | null, owner = 'rw1'): Edit =>
  record(id, owner, 'Task', { WhatId: what, WhoId: null })
const note = (id: string, parent: string): Edit =>
  record(id, 'rw1', 'Note', { ParentId: parent, IsPrivate: 'false' })
const tasks = addObject('Task', 'Private')

describe('records that decide about others', () => {
  it('R15.6 R15.1 a note goes with the task that it is on, and a task never with a note', () => {
    const open = built(tasks, record('a', 'rw1', 'Account'), share('a', 're'), task('t', 'a'), note('n', 't')) // prettier-ignore
    expect([answer(open, 're', 't'), answer(open, 're', 'n')]).toEqual([readOnly, readOnly])
    expect(answer(open, 'nr', 'n')).toBe(nothing)
    const turned = built(tasks, record('a', 're', 'Account'), note('n', 'a'), task('t', 'n'))
    expect(answer(turned, 're', 'n')).toBe('RED:Delete')
    expect(answer(turned, 're', 't')).toBe(':None?')
  })

  it('R19.1 no record decides about itself: what goes with itself is unknown, but for its owner', () => {
    const org = built(tasks, task('t', 't'))
    expect(answer(org, 're', 't')).toBe(':None?')
    expect(answer(org, 'rw1', 't')).toBe('REDTA:All')
  })

  it('R19.1 R15.8 a file that is linked to a file is not opened by it for certain', () => {
    const linked = built(file('f', 'rw1'), file('g', 're'), link('f', 'g', 'V'))
    expect(answer(linked, 're', 'f')).toBe(':None?')
    const account = [record('a', 're', 'Account'), link('f', 'a', 'V')]
    expect(answer(built(file('f', 'rw1'), ...account), 're', 'f')).toBe(readOnly)
  })
})
