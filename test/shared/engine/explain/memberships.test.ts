import { describe, expect, it } from 'vitest'
import { membershipsOf } from '@shared/engine/explain/memberships'
import type { Org } from '@shared/model/org'
import { parseUserId } from '@shared/model/id'
import { compiled } from '../../../org-access'
import { addUser, built, group, queue, role, type Edit } from '../../../org-builder'
import { assign, permissionSet, permissionSetGroup } from '../../../org-permissions'
import { territory } from '../../../org-sharing'

const told = (org: Org, who: string) => {
  const engine = compiled(org)
  return membershipsOf(engine, engine.userIndexById.get(parseUserId(who)) ?? -1).map(
    ({ kind, name, isDirect }) => `${kind} ${name}${isDirect ? '' : ' through others'}`,
  )
}

describe('what a user holds and belongs to', () => {
  it('PRM-01 profile, sets and groups of sets, role and territories that name the user, and no other', () => {
    const org = built(
      ...[permissionSet('Desk', {}), permissionSet('Other', {}), assign('Desk', 'rw1')],
      ...[permissionSetGroup('Team', ['Other']), assign('Team', 'rw1'), assign('Other', 'rw2')],
      ...[territory('West', [], ['rw1']), territory('East', [], ['rw2'])],
    )
    expect(told(org, 'rw1')).toEqual([
      'profile Profile rw1',
      'permissionSet Desk',
      'permissionSetGroup Team',
      'role Rep_West',
      'territory West',
    ])
  })

  it('R5.6 groups and queues at any depth: named, through a role, through a group; nothing of others', () => {
    const personal: Edit = (org) => ({
      ...org,
      groups: org.groups.map((each) =>
        each.name === 'own' ? { ...each, type: 'Personal' as const } : each,
      ),
    })
    const org = built(
      ...[group('named', ['rw1']), group('byRole', [role('Rep West'), 're'])],
      ...[group('others', ['rw2', 're']), queue('desk', ['re', 'rw1'])],
      ...[group('own', ['rw1']), personal],
    )
    expect(told(org, 'rw1').slice(2)).toEqual([
      'group named',
      'group byRole through others',
      'queue desk',
    ])
    expect(told(org, 've').slice(2)).toEqual([])
  })

  it('a user whose profile is absent, without a role, belongs to nothing', () => {
    const lone = addUser('x', null)
    const org = built(lone, (made) => ({
      ...made,
      profiles: made.profiles.filter(({ name }) => name !== 'Profile x'),
    }))
    expect(told(org, 'x')).toEqual([])
  })
})
