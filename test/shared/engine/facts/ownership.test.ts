import { describe, expect, it } from 'vitest'
import { allFive, answer, nothing } from '../../../org-access'
import { built, owner, queue, record, role } from '../../../org-builder'
import { permissions } from '../../../org-permissions'

const inQueue = [queue('Q', ['rw2']), record('r', 'Q')]

describe('ownership and queues', () => {
  it('F022 R2.4 a member of the owning queue has all five flags', () => {
    const org = built(...inQueue)
    expect(answer(org, 'rw2', 'r')).toBe(allFive)
    expect(answer(org, 'rw1', 'r')).toBe(nothing)
  })

  it('F023 R2.6 superiors of queue members have all five flags, others none', () => {
    const org = built(...inQueue)
    for (const boss of ['mw', 'vw', 'cee']) expect(answer(org, boss, 'r')).toBe(allFive)
    expect(answer(org, 're', 'r')).toBe(nothing)
  })

  it('F024 R2.5 a role in the queue brings its users', () => {
    const org = built(queue('Q', [role('Rep West')]), record('r', 'Q'))
    for (const rep of ['rw1', 'rw2']) expect(answer(org, rep, 'r')).toBe(allFive)
    expect(answer(org, 're', 'r')).toBe(nothing)
  })

  it('F025 R2.9 a record that leaves the queue closes to its members', () => {
    const org = built(...inQueue, owner('r', 'rw1'))
    expect(answer(org, 'rw2', 'r')).toBe(nothing)
    expect(answer(org, 'rw1', 'r')).toBe(allFive)
  })

  it('F026 R2.7 a queue without members opens to override holders alone', () => {
    const org = built(queue('Q', []), record('r', 'Q'), permissions('ve', 'Thing__c', 'RV'))
    for (const user of ['rw1', 'rw2', 're', 'mw', 'vw', 'cee', 'nr'])
      expect(answer(org, user, 'r')).toBe(nothing)
    expect(answer(org, 'adm', 'r')).toBe(allFive)
    expect(answer(org, 've', 'r')).toBe('R:Read')
  })

  it('F027 R2.12 nobody inherits from an owner without role', () => {
    const org = built(record('r', 'nr'))
    expect(answer(org, 'cee', 'r')).toBe(nothing)
    expect(answer(org, 'nr', 'r')).toBe(allFive)
  })

  it('F028 R2.3 the owner before keeps nothing', () => {
    const org = built(record('r', 'rw1'), owner('r', 're'))
    expect(answer(org, 'rw1', 'r')).toBe(nothing)
    expect(answer(org, 're', 'r')).toBe(allFive)
  })
})
