import { describe, expect, it } from 'vitest'
import { compareSides, type Comparison, type Side } from '@shared/engine/explain/compare-sides'
import type { Org } from '@shared/model/org'
import { asked } from '../../../org-access'
import {
  built,
  group,
  queue,
  record,
  share,
  unknownMembers,
  user,
  type Edit,
} from '../../../org-builder'
import { newField, profileOf } from '../../../org-frame'
import { addField, addObject } from '../../../org-objects'
import {
  assign,
  field,
  missingSet,
  permissions,
  permissionSet,
  permissionSetGroup,
  system,
} from '../../../org-permissions'
import { territory } from '../../../org-sharing'

const side = (org: Org, who: string, id: string | null): Side => {
  const { engine, userIndex, position } = asked(org, who, id ?? 'r')
  return { compiled: engine, user: userIndex, record: id === null ? null : position }
}

/** A line each: `kind subject: value of each side / …`, the way of a door behind it. */
const lines = ({ lines: all }: Comparison) =>
  all.map(({ kind, subject, via, values }) =>
    [`${kind} ${subject}: ${values.join(' / ')}`, ...via.map((step) => step.kind)].join(' > '),
  )

const r = record('r', 'rw1')
/** What sets people of one org apart, each asked about the record where one is named. */
const apart = (who: readonly string[], id: string | null, ...edits: readonly Edit[]) => {
  const org = built(r, ...edits)
  return lines(compareSides(who.map((each) => side(org, each, id)))).map((line) =>
    line.replaceAll('Profile ', ''),
  )
}
describe('who the sides are', () => {
  it('names profile, role, kind of user, and who may not work; nothing that all share', () => {
    expect(apart(['rw1', 'rw2'], null)).toEqual(['user profile: rw1 / rw2'])
    expect(apart(['rw1', 're', 'nr'], null)).toEqual([
      'user profile: rw1 / re / nr',
      'user role: Rep_West / Rep_East / ',
    ])
    const other = user('rw2', { isActive: false, isFrozen: true, userType: 'PowerPartner' })
    expect(apart(['rw1', 'rw2'], null, other)).toEqual(
      expect.arrayContaining([
        'user userType: Standard / PowerPartner',
        'user isActive: true / false',
        'user isFrozen: false / true',
      ]),
    )
  })

  it('one user has nothing that sets it apart from itself', () => {
    expect(apart(['rw1', 'rw1'], 'r')).toEqual([])
  })
})

describe('what the sides may do', () => {
  it('PRM-20 object permissions by object; what is perhaps held has a question mark', () => {
    const reads = permissions('rw2', 'Thing__c', 'R')
    expect(apart(['rw1', 'rw2'], null, reads)).toEqual([
      'user profile: rw1 / rw2',
      'object Thing__c: Read, Create, Edit, Delete / Read',
    ])
    const doubt = [missingSet('Gone'), assign('Gone', 'rw2')]
    expect(apart(['rw1', 'rw2'], null, reads, ...doubt)).toContain(
      'object Thing__c: Read, Create, Edit, Delete / Read, Create?, Edit?, Delete?, View All?, Modify All?, View All Fields?',
    )
  })

  it('PRM-20 an object that one of two orgs alone has differs too', () => {
    const named = addField('Boat__c', newField('Berth__c', 'Text'))
    const berth = field('rw1', 'Boat__c', 'Berth__c', true, true)
    const [before, after] = [built(r), built(r, addObject('Boat__c', 'Private'), named, berth)]
    const compared = compareSides([side(before, 'rw1', null), side(after, 'rw1', null)])
    expect(lines(compared)).toEqual([
      'object Boat__c:  / Read, Create, Edit, Delete',
      'field Boat__c.Berth__c:  / Edit',
    ])
  })

  it('FLS-12a fields as hidden, Read or Edit, and perhaps', () => {
    const rating = addField('Thing__c', newField('Rating__c', 'Text'))
    const held = (...edits: readonly Edit[]) =>
      apart(['rw1', 'rw2', 're'], null, rating, ...edits).filter((line) =>
        /^field Thing__c/.test(line),
      )
    expect(held()).toEqual([])
    const reads = field('rw2', 'Thing__c', 'Rating__c', true, false)
    const edits = field('re', 'Thing__c', 'Rating__c', true, true)
    expect(held(reads, edits)).toEqual(['field Thing__c.Rating__c:  / Read / Edit'])
    expect(apart(['rw2', 're'], null, rating, reads)).toContain('field Thing__c.Rating__c: Read / ')
    const doubt = [missingSet('Gone'), assign('Gone', 'rw1'), assign('Gone', 'rw2')]
    expect(held(reads, edits, ...doubt)).toEqual([
      'field Thing__c.Rating__c: Edit? / Read, Edit? / Edit',
    ])
  })

  it('PRM-24 system permissions in the order of their names', () => {
    const more = [system('rw2', 'ViewSetup', 'ApiEnabled'), system('rw1', 'ApiEnabled')]
    const held = apart(['rw1', 'rw2'], null, ...more, system('rw2', 'EditTask'))
    const names = held.flatMap((line) => /^system (\w+): {2}\/ yes$/.exec(line)?.[1] ?? [])
    expect(names).toContain('EditTask')
    expect(names).toContain('ViewSetup')
    expect(names).not.toContain('ApiEnabled')
    expect(names).toEqual(names.toSorted())
  })
})

describe('what the sides have on a record', () => {
  it('R1.19 the level, and each door by its way', () => {
    const shares = [group('g', ['rw2', 're']), share('r', 're'), share('r', 'g', 'Edit')]
    const told = (...who: readonly string[]) =>
      apart(who, 'r', ...shares).filter((line) => /^(record|door)/.test(line))
    expect(told('rw1', 're')).toEqual([
      'record level: All / Edit',
      'door Owner: All / ',
      'door Manual:  / Edit > share > group',
      'door Manual:  / Read > share',
    ])
    expect(told('cee', 're').slice(0, 2)).toEqual([
      'record level: All / Edit',
      'door RoleHierarchy(of Owner): All /  > roleAbove > user',
    ])
  })

  it('R1.19 two users in one group come by the same door, which then sets them apart no more', () => {
    const shares = [group('g', ['rw2', 're']), share('r', 're'), share('r', 'g', 'Edit')]
    const told = apart(['rw2', 're'], 'r', ...shares)
    expect(told.filter((line) => /^(record|door)/.test(line))).toEqual([
      'door Manual:  / Read > share',
    ])
  })

  it('R19.1 an answer that is not known is unknown, and its door has a question mark', () => {
    const shared = [r, group('g', ['rw2']), share('r', 'g', 'Edit')]
    const [told, untold] = [built(...shared), built(...shared, unknownMembers)]
    expect(lines(compareSides([side(told, 're', 'r'), side(untold, 're', 'r')]))).toEqual([
      'record level: None / unknown',
      'door Manual:  / Edit? > share > group',
    ])
  })

  it('R16.2 what is left is told where it is not the level', () => {
    expect(apart(['rw1', 'mw'], 'r').filter((line) => /effective/.test(line))).toEqual([])
    const left = apart(['rw1', 'mw'], 'r', user('rw1', { isActive: false }))
    expect(left).toContain('record effective: None / All')
    expect(left.some((line) => line.startsWith('record level'))).toBe(false)
  })

  it('nothing is told of a record that one side is not asked about', () => {
    const org = built(r)
    const compared = compareSides([side(org, 'rw1', 'r'), side(org, 're', null)])
    expect(lines(compared).filter((line) => /^(record|door)/.test(line))).toEqual([])
  })
})

describe('what the sides hold and belong to', () => {
  it('PRM-01 R5.6 R9.4 everything once, with who has it and how', () => {
    const org = built(
      ...[r, group('inner', ['rw1']), queue('desk', ['rw2'])],
      group('outer', [{ kind: 'group', group: 'inner' as never }, 'rw2']),
      ...[territory('West', [], ['rw1']), permissionSet('Set', {}), assign('Set', 'rw2')],
      ...[permissionSetGroup('Team', ['Set']), assign('Team', 'rw1')],
    )
    const { memberships } = compareSides([side(org, 'rw1', null), side(org, 'rw2', null)])
    expect(
      memberships.map(
        ({ kind, name, isDirect, isHeld }) =>
          `${kind} ${name}${isDirect ? '' : ' through others'}: ${isHeld.join(' / ')}`,
      ),
    ).toEqual([
      `profile ${profileOf('rw1')}: true / false`,
      'permissionSetGroup Team: true / false',
      'role Rep_West: true / true',
      'group inner: true / false',
      'group outer: true / true',
      'territory West: true / false',
      `profile ${profileOf('rw2')}: false / true`,
      'permissionSet Set: false / true',
      'queue desk: false / true',
    ])
  })
})
