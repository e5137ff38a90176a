import { describe, expect, it } from 'vitest'
import { parseUserId } from '@shared/model/id'
import { allFive, answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import {
  built,
  group,
  managersOf,
  record,
  role,
  roleAndInternalSubordinates,
  roleAndSubordinates,
  share,
  user,
  type Edit,
} from '../../../org-builder'
import { hierarchies, settings } from '../../../org-objects'
import { highVolume, partner } from '../../../org-sharing'

const r = record('r', 'rw1')
const acmeOfEast = record('acme', 're', 'Account')

describe('groups', () => {
  it('F054 R5.3 a member of a nested group is a member', () => {
    const org = built(r, group('H', ['re']), group('G', ['H']), share('r', 'G'))
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(built(r, group('H', ['re']), group('G', []), share('r', 'G')), 're', 'r')).toBe(
      nothing,
    )
  })

  it('R5.3 groups that contain each other end in a fixed point', () => {
    const org = built(r, group('G', ['re']), group('H', ['G', 'nr']), share('r', 'G'))
    const cyclic = {
      ...org,
      groups: org.groups.map((each) =>
        each.name === 'G'
          ? {
              ...each,
              members: [
                ...(each.members ?? []),
                { kind: 'group' as const, group: org.groups[1]!.id },
              ],
            }
          : each,
      ),
    }
    for (const member of ['re', 'nr']) expect(answer(cyclic, member, 'r')).toBe(readOnly)
    expect(answer(cyclic, 'rw2', 'r')).toBe(nothing)
  })

  it('F055 R5.8 a group without bosses keeps superiors of members out', () => {
    const org = built(r, group('G', ['re']), share('r', 'G'))
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(org, 've', 'r')).toBe(nothing)
  })

  it('F056 R5.8 a group with bosses lets superiors of members in', () => {
    const org = built(r, group('G', ['re'], true), share('r', 'G'))
    for (const reached of ['re', 've', 'cee']) expect(answer(org, reached, 'r')[0]).toBe('R')
    expect(answer(org, 've', 'r')).toBe(readOnly)
  })

  it('F057 R5.8 an inner group with bosses carries its superiors into the outer one', () => {
    const org = built(r, group('H', ['re'], true), group('G', ['H']), share('r', 'G'))
    expect(answer(org, 've', 'r')).toBe(readOnly)
  })

  it('F058 R5.7 a row to a role reaches those above it', () => {
    const org = built(record('r', 'nr'), share('r', role('Rep East')))
    for (const reached of ['re', 've', 'cee']) expect(answer(org, reached, 'r')).toBe(readOnly)
    for (const other of ['rw1', 'rw2']) expect(answer(org, other, 'r')).toBe(nothing)
  })

  it('F059 R5.7 with hierarchies off a row to a role reaches the role alone', () => {
    const org = built(r, hierarchies('Thing__c', false), share('r', role('Rep East')))
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(org, 've', 'r')).toBe(nothing)
  })

  it('F060 R5.2 internal subordinates leave partners below out', () => {
    const org = built(
      r,
      acmeOfEast,
      partner('p', 'acme'),
      share('r', roleAndInternalSubordinates('VP East')),
    )
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(org, 'p', 'r')).toBe(nothing)
  })

  it('F061 R5.2 subordinates include partners below', () => {
    const org = built(
      r,
      acmeOfEast,
      partner('p', 'acme'),
      share('r', roleAndSubordinates('VP East')),
    )
    expect(answer(org, 'p', 'r')).toBe(readOnly)
  })

  it('F062 R5.2 all internal users include those without role and no partner', () => {
    const org = built(r, acmeOfEast, partner('p', 'acme'), share('r', { kind: 'allInternalUsers' }))
    expect(answer(org, 'nr', 'r')).toBe(readOnly)
    expect(answer(org, 'p', 'r')).toBe(nothing)
  })

  it('F063 R5.11 a managers group follows the manager field', () => {
    const org = built(
      record('r', 'rw2'),
      user('re', { manager: parseUserId('nr') }),
      user('nr', { manager: parseUserId('ve') }),
      share('r', managersOf('re')),
    )
    for (const manager of ['nr', 've']) expect(answer(org, manager, 'r')).toBe(readOnly)
    expect(answer(org, 're', 'r')).toBe(nothing)
    expect(answer(org, 'rw1', 'r')).toBe(nothing)
  })

  it('R5.11 a group of a manager’s subordinates holds the manager and all reports, and nobody above', () => {
    const below = { kind: 'managerSubordinates', user: parseUserId('ve') } as const
    const org = (...edits: readonly Edit[]) =>
      built(
        record('r', 'rw2'),
        user('re', { manager: parseUserId('nr') }),
        user('nr', { manager: parseUserId('ve') }),
        user('ve', { manager: parseUserId('vw') }),
        share('r', below),
        ...edits,
      )
    for (const reached of ['ve', 'nr', 're']) expect(answer(org(), reached, 'r')).toBe(readOnly)
    expect(answer(org(), 'rw1', 'r')).toBe(nothing)
    expect(answer(org(settings({ enableManagerGroups: false })), 're', 'r')).toBe(nothing)
    const loop = org(user('vw', { manager: parseUserId('re') }))
    expect([answer(loop, 'vw', 'r'), answer(loop, 're', 'r')]).toEqual([allFive, readOnly])
  })

  it('R5.11 R19.1 a group of managers of somebody who is not in the import may hold anybody', () => {
    const gone = share('r', { kind: 'managers', user: parseUserId('gone') })
    expect(answer(built(record('r', 'rw2'), gone), 're', 'r')).toBe(':None?')
    const off = settings({ enableManagerGroups: false })
    expect(answer(built(record('r', 'rw2'), gone, off), 're', 'r')).toBe(nothing)
    const absent = user('nr', { manager: parseUserId('gone') })
    const org = (...edits: readonly Edit[]) =>
      built(
        record('r', 'rw2'),
        user('re', { manager: parseUserId('nr') }),
        share('r', managersOf('re')),
        ...edits,
      )
    expect([answer(org(absent), 'nr', 'r'), answer(org(absent), 've', 'r')]).toEqual([readOnly, ':None?']) // prettier-ignore
    expect(answer(org(), 've', 'r')).toBe(nothing)
  })

  it('F064 R5.4 a high-volume user listed in a group gets nothing by it', () => {
    const org = built(
      r,
      acmeOfEast,
      highVolume('h', 'acme'),
      group('G', ['h', 're']),
      share('r', 'G'),
    )
    expect(answer(org, 'h', 'r')).toBe(nothing)
    expect(answer(org, 're', 'r')).toBe(readOnly)
  })

  it('F065 R5.7 a row to a role does not reach those below it', () => {
    expect(answer(built(r, share('r', role('VP East'))), 're', 'r')).toBe(nothing)
  })

  it('F066 R5.14 of two groups the higher level counts', () => {
    const org = built(
      r,
      group('G1', ['re']),
      group('G2', ['re']),
      share('r', 'G1'),
      share('r', 'G2', 'Edit'),
    )
    expect(answer(org, 're', 'r')).toBe(readAndEdit)
  })
})
