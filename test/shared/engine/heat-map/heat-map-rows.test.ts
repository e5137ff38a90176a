import { heatMapRows } from '@shared/engine/heat-map/heat-map-rows'
import type { HeatMapRows } from '@shared/engine/heat-map/heat-map-types'
import { parseProfileId, parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { describe, expect, it } from 'vitest'
import { compiled } from '../../../org-access'
import { built, group, queue, role, user } from '../../../org-builder'
import { assign, permissionSet, permissionSetGroup } from '../../../org-permissions'
import { highVolume, partner } from '../../../org-sharing'

const holders = (org: Org, kind: HeatMapRows, name: string, now: string | null = null) =>
  heatMapRows(compiled(org), kind, now)
    .find((row) => row.name === name)
    ?.users.map((index) => org.users[index]?.id)

describe('rows of a heat-map', () => {
  it('a user row stands for that user, an inactive one too', () => {
    const org = built(user('re', { isActive: false }))
    const username = org.users.find(({ id }) => id === 're')?.username ?? ''
    expect(holders(org, 'user', username)).toEqual(['re'])
  })

  it('a role row adds up its active users only', () => {
    expect(holders(built(), 'role', 'Rep_West')).toEqual(['rw1', 'rw2'])
    expect(holders(built(user('rw1', { isActive: false })), 'role', 'Rep_West')).toEqual(['rw2'])
  })

  it('a profile row has its active users, each profile one', () => {
    const rows = heatMapRows(compiled(built(user('re', { profile: parseProfileId('Profile nr') }))), 'profile') // prettier-ignore
    expect(rows).toContainEqual({ name: 'Profile nr', label: 'Profile nr', users: [3, 4] })
    expect(rows).toContainEqual({ name: 'Profile re', label: 'Profile re', users: [] })
    const gone = user('nr', { isActive: false })
    expect(holders(built(gone), 'profile', 'Profile nr')).toEqual([])
  })

  it('queues are no rows of groups', () => {
    const org = built(group('G', ['re']), queue('Q', ['re']))
    expect(heatMapRows(compiled(org), 'group').map(({ name }) => name)).toEqual(['G'])
  })

  it('holders stand in the order of the users, whoever was given the set first', () => {
    const org = built(
      permissionSet('Auditor', {}),
      assign('Auditor', 'vw'),
      assign('Auditor', 're'),
    )
    expect(holders(org, 'permissionset', 'Auditor')).toEqual(['re', 'vw'])
  })

  it('R5.3 a role in a group stands for its users, a user who is not in the import for nobody', () => {
    const gone = { kind: 'user', user: parseUserId('gone') } as const
    const org = built(group('G', [role('Rep West'), gone]))
    expect(holders(org, 'group', 'G')).toEqual(['rw1', 'rw2'])
  })

  it('a permission set is held directly and through its groups', () => {
    const org = built(
      permissionSet('Auditor', {}),
      permissionSet('Other', {}),
      permissionSetGroup('Desk', ['Auditor']),
      assign('Auditor', 're'),
      assign('Desk', 'vw'),
    )
    expect(holders(org, 'permissionset', 'Auditor')).toEqual(['re', 'vw'])
    expect(holders(org, 'permissionset', 'Other')).toEqual([])
  })

  it('PRM-05a a set that cannot carry a date is held beyond it', () => {
    const org = built(
      permissionSet('Deputy', { system: ['ManageUsers'] }),
      assign('Deputy', 're', '2026-01-01T00:00:00.000Z'),
    )
    expect(holders(org, 'permissionset', 'Deputy', '2026-06-01T00:00:00.000Z')).toEqual(['re'])
  })

  it('PRM-05 a permission set whose assignment is over is not held', () => {
    const org = built(permissionSet('Auditor', {}), assign('Auditor', 're', '2026-01-01T00:00:00Z'))
    expect(holders(org, 'permissionset', 'Auditor', '2026-01-01T00:00:00Z')).toEqual([])
    expect(holders(org, 'permissionset', 'Auditor', '2025-12-31T23:59:59Z')).toEqual(['re'])
  })

  it('R5.4 a high-volume user in the list of a public group is no member, a partner is', () => {
    const people = [highVolume('hv', 'acme'), partner('p', 'acme')]
    const org = built(...people, group('G', ['hv', 'p', 're']))
    expect(holders(org, 'group', 'G')).toEqual(['re', 'p'])
  })

  it('a public group has its nested members, and no bosses', () => {
    const org = built(group('Inner', ['re'], true), group('Outer', ['Inner', 'nr'], true))
    expect(holders(org, 'group', 'Outer')).toEqual(['nr', 're'])
  })
})
