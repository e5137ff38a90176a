import { describe, expect, it } from 'vitest'
import { answer, nothing, readOnly } from '../../../org-access'
import { built, group, record, role, share, type Edit } from '../../../org-builder'

const personal = (id: string): Edit => {
  return (org) => ({
    ...org,
    groups: org.groups.map((each) => (each.id === id ? { ...each, type: 'Personal' } : each)),
  })
}

describe('personal groups', () => {
  it('T-86 CNT-21 a share to a personal group is a share to its members', () => {
    const org = built(record('r', 'rw1'), group('G', ['re']), personal('G'), share('r', 'G'))
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(org, 'nr', 'r')).toBe(nothing)
  })

  it('T-86 D-21 R5.12 roles above a member as the group says', () => {
    const shared = (bosses: boolean) =>
      built(record('r', 'rw1'), group('G', ['re'], bosses), personal('G'), share('r', 'G'))
    expect(answer(shared(true), 've', 'r')).toBe(readOnly)
    expect(answer(shared(false), 've', 'r')).toBe(nothing)
  })

  it('CNT-21 it may hold groups and roles', () => {
    const org = built(
      record('r', 'rw1'),
      group('H', ['nr']),
      group('G', ['H', role('Rep East')]),
      personal('G'),
      share('r', 'G'),
    )
    expect(answer(org, 'nr', 'r')).toBe(readOnly)
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(org, 'rw2', 'r')).toBe(nothing)
  })
})
