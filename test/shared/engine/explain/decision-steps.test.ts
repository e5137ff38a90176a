import { describe, expect, it } from 'vitest'
import type { Reason } from '@shared/engine/answer'
import { decisionFrames } from '@shared/engine/explain/decision-frames'
import type { Org } from '@shared/model/org'
import { formatValue } from '@shared/report/explain-messages-en'
import { asked } from '../../../org-access'
import { built, group, record, share, unknownMembers, user, type Edit } from '../../../org-builder'
import { newField, newObject } from '../../../org-frame'
import { addDetail, addField, addObject, defaults } from '../../../org-objects'
import {
  assign,
  field,
  licence,
  missingSet,
  permissions,
  permissionSet,
  permissionSetGroup,
} from '../../../org-permissions'
import { guest } from '../../../org-sharing'

const word = ({ code, rule, args }: Reason) =>
  [rule, code, ...Object.values(args).filter((arg) => arg !== '')].join(' ')

/** The steps of one leg: `place: what is found | what the door leaves -> the value after it`. */
function stepsOf(
  leg: string,
  who: string,
  id: string,
  org: Org,
  name: string | null = null,
): string[] {
  const { engine, userIndex, position } = asked(org, who, id)
  return decisionFrames(engine, userIndex, position, name)
    .filter((frame) => frame.leg === leg)
    .map((frame) => {
      const grants = frame.grants.map(({ rowCause, via, isCertain }) =>
        [rowCause, isCertain ? '' : '?', ...via.map((step) => ` ${step.kind}`)].join(''),
      )
      const found = [...frame.inputs.map(word), ...grants].join(' | ')
      return `${word(frame.at)}: ${found} -> ${formatValue(frame, frame.value)}`
    })
}

const r = record('r', 'rw1')
const isAction = (line: string) => / at-action /.test(line)
describe('the organization, step by step', () => {
  it.each([
    ['LAY-01', {}, 'LAY-01 at-user: LAY-01 user-active -> may log in'],
    ['R16.1', { isFrozen: true }, 'R16.1 at-user: R16.1 user-frozen re@frame.example -> may not log in'], // prettier-ignore
    ['R16.2', { isActive: false }, 'R16.2 at-user: R16.2 user-inactive re@frame.example -> may not log in'], // prettier-ignore
  ])('%s names the rule that decides', (_, changes, line) => {
    expect(stepsOf('organization', 're', 'r', built(r, user('re', changes)))[0]).toBe(line)
  })

  it('LIC-02 names the licence, or says that nobody told it', () => {
    const second = (name: string) =>
      stepsOf('organization', 're', 'r', built(r, licence('re', name)))[1]
    expect(second('Chatter Free')).toContain('LIC-02 licence-held Chatter Free')
    expect(second('')).toContain('LIC-02 licence-unknown ->')
  })
})

describe('object permissions, step by step', () => {
  const own = 'Read, Create, Edit, Delete'
  const steps = (who: string, ...edits: readonly Edit[]) =>
    stepsOf('object', who, 'r', built(r, ...edits)).map((line) => line.replaceAll(' Thing__c', ''))

  it('PRM-20 a profile, the licence, rights to all data, prerequisites', () => {
    expect(steps('re')).toEqual([
      `PRM-02 at-profile Profile re: PRM-02 container-gives Profile re ${own} -> ${own}`,
      `LIC-02 at-cap: LIC-02 cap-nothing -> ${own}`,
      `PRM-25 at-all-data: PRM-25 all-data-nothing -> ${own}`,
      `PRM-21 at-prerequisites: PRM-21 prerequisites-nothing -> ${own}`,
    ])
  })

  it('PRM-25 what Modify All Data adds comes after the licence, and is no doubt before', () => {
    const more = `${own}, View All, Modify All`
    expect(steps('adm').slice(1)).toEqual([
      `LIC-02 at-cap: LIC-02 cap-nothing -> ${own}`,
      `PRM-25 at-all-data: PRM-25 all-data-adds View All, Modify All -> ${more}`,
      `PRM-21 at-prerequisites: PRM-21 prerequisites-nothing -> ${more}`,
    ])
  })

  it('LIC-02 what the licence takes away is told where the licence is looked at', () => {
    expect(steps('re', licence('re', 'Chatter Free')).slice(1, 3)).toEqual([
      `LIC-02 at-cap: LIC-02 permission-capped ${own} Chatter Free -> nothing`,
      'PRM-25 at-all-data: PRM-25 all-data-nothing -> nothing',
    ])
  })

  const sets: readonly Edit[] = [
    permissions('re', 'Thing__c', ''),
    permissionSet('Asks', { objects: { Thing__c: 'RD' }, isSessionBased: true }),
    permissionSet('Desk', { objects: { Thing__c: 'RE' } }),
    permissionSet('Else', { objects: { Account: 'R' } }),
    permissionSet('Lone', { objects: { Thing__c: 'D' } }),
    permissionSetGroup('Team', ['Desk', 'Asks', 'Else'], { objects: { Thing__c: 'E' } }),
    assign('Lone', 're'),
    assign('Team', 're'),
  ]

  it('PRM-10 PRM-11 PRM-14 a group tells its sets and what it mutes; PRM-06 what waits is apart; PRM-21 the lone right goes', () => {
    expect(steps('re', ...sets)).toEqual([
      'PRM-02 at-profile Profile re: PRM-02 container-gives-nothing Profile re -> nothing',
      'PRM-02 at-permissionSet Lone: PRM-02 container-gives Lone Delete -> Delete',
      [
        'PRM-10 at-permissionSetGroup Team: PRM-10 member-gives Desk Read, Edit',
        'PRM-14 member-waits Asks Read, Delete',
        'PRM-10 member-nothing Else',
        'PRM-11 group-mutes Team mutes Edit, Delete, Modify All',
        'PRM-02 container-gives Team Read',
        'PRM-11 permission-muted Team Edit -> Read, Delete',
      ].join(' | '),
      'PRM-06 at-waiting: PRM-06 assignment-not-activated Asks -> Read, Delete',
      'LIC-02 at-cap: LIC-02 cap-nothing -> Read, Delete',
      'PRM-25 at-all-data: PRM-25 all-data-nothing -> Read, Delete',
      'PRM-21 at-prerequisites: PRM-21 prerequisites-drop Delete -> Read',
    ])
  })

  it('PRM-13 a mute that the right to all data makes vain is told with its group, in no other', () => {
    const all = permissionSet('All', { system: ['ViewAllData'], objects: { Thing__c: 'R' } })
    const other = permissionSet('Other', { objects: { Thing__c: 'R' } })
    const held = steps(
      ...(['re', permissions('re', 'Thing__c', ''), all, other] as const),
      permissionSetGroup('Vain', ['All'], { objects: { Thing__c: 'R' } }),
      permissionSetGroup('Plain', ['Other']),
      ...[assign('Vain', 're'), assign('Plain', 're')],
    )
    expect(held.slice(1, 3)).toEqual([
      'PRM-10 at-permissionSetGroup Plain: PRM-10 member-gives Other Read | PRM-02 container-gives Plain Read -> Read',
      [
        'PRM-10 at-permissionSetGroup Vain: PRM-10 member-gives All Read',
        'PRM-11 group-mutes Vain mutes Read, Create, Edit, Delete, View All, Modify All, View All Fields',
        'PRM-02 container-gives-nothing Vain',
        'PRM-13 mute-ineffective Vain Read, View All ViewAllData -> Read',
      ].join(' | '),
    ])
  })

  it('PRM-10 a set that is called like a group is a set, and tells of itself alone', () => {
    const held = steps(
      ...(['re', permissions('re', 'Thing__c', '')] as const),
      permissionSet('Desk', { objects: { Thing__c: 'R' } }),
      permissionSet('Team', { objects: { Thing__c: 'RE' } }),
      permissionSetGroup('Team', ['Desk'], {}),
      (org) => ({
        ...org,
        assignments: [
          ...assign('Team', 're')({ ...org, permissionSetGroups: [] }).assignments,
          ...assign('Team', 're')(org).assignments,
        ],
      }),
    )
    expect(held.slice(1, 3)).toEqual([
      'PRM-02 at-permissionSet Team: PRM-02 container-gives Team Read, Edit -> Read, Edit',
      'PRM-10 at-permissionSetGroup Team: PRM-10 member-gives Desk Read | PRM-02 container-gives Team Read -> Read, Edit',
    ])
  })

  it('PRM-04 a set that counts with a licence of which nobody said gives perhaps what it states', () => {
    const held = steps(
      ...(['re', permissions('re', 'Thing__c', '')] as const),
      permissionSet('Desk', { objects: { Thing__c: 'RE' }, license: 'Field Service' }),
      assign('Desk', 're'),
    )
    expect(held[1]).toBe(
      'PRM-02 at-permissionSet Desk: R19.1 container-may-give Desk -> nothing; perhaps Read, Edit',
    )
  })

  it('R19.1 a set of which nothing but the name is known leaves all open from there on, not before', () => {
    const gone = [missingSet('Gone'), assign('Gone', 're')]
    const all = 'Read, Create, Edit, Delete, View All, Modify All, View All Fields'
    expect(steps('re', permissions('re', 'Thing__c', ''), ...gone)).toEqual([
      'PRM-02 at-profile Profile re: PRM-02 container-gives-nothing Profile re -> nothing',
      `PRM-02 at-permissionSet Gone: R19.1 container-may-give Gone -> nothing; perhaps ${all}`,
      `LIC-02 at-cap: LIC-02 cap-nothing -> nothing; perhaps ${all}`,
      `PRM-25 at-all-data: PRM-25 all-data-nothing -> nothing; perhaps ${all}`,
      `PRM-21 at-prerequisites: PRM-21 prerequisites-nothing -> nothing; perhaps ${all}`,
    ])
  })

  it('R15.4 activities name the system permission, and what is stated of the object in vain', () => {
    const task = [
      addObject('Task', 'Private'),
      record('t', 'rw1', 'Task'),
      permissions('re', 'Task', 'R'),
      permissionSet('Reads', { system: ['ActivitiesAccess'] }),
      assign('Reads', 're'),
    ]
    expect(stepsOf('object', 're', 't', built(...task)).slice(0, 2)).toEqual([
      `PRM-02 at-profile Profile re: R15.4 container-gives-activities Profile re Task ${own} ActivitiesAccess, EditTask | R15.4 object-permission-uncounted Profile re Task -> ${own}`,
      `PRM-02 at-permissionSet Reads: R15.4 container-gives-activities Reads Task Read ActivitiesAccess -> ${own}`,
    ])
  })

  it('R11.19 a line without permissions of its own has those of its parent, and no prerequisite', () => {
    const unstated = newObject('OpportunityLineItem', 'ControlledByParent', {
      fields: [newField('OpportunityId', 'MasterDetail', { referenceTo: ['Opportunity'] })],
    })
    const line: readonly Edit[] = [
      (org) => ({ ...org, objects: [...org.objects, unstated] }),
      record('o', 'rw1', 'Opportunity'),
      record('l', null, 'OpportunityLineItem', { OpportunityId: 'o' }),
      permissions('re', 'Opportunity', 'R'),
    ]
    const told = stepsOf('object', 're', 'l', built(...line))
    expect(told.at(-1)).toBe('R11.19 at-parent-permissions OpportunityLineItem:  -> Read')
  })
})

describe('record access, step by step', () => {
  const steps = (who: string, id: string, ...edits: readonly Edit[]) =>
    stepsOf('record', who, id, built(...edits))
  const doors = (who: string, id: string, ...edits: readonly Edit[]) =>
    steps(who, id, ...edits).filter((line) => !isAction(line))

  it('R1.2 every door is asked in its order, what is shut says why, and R1.4 the level only widens', () => {
    expect(
      doors('re', 'r', r, group('g', ['re']), share('r', 're'), share('r', 'g', 'Edit')),
    ).toEqual([
      // prettier-ignore
      'R1.3 at-override Thing__c: R1.3 override-none Thing__c -> None',
      'R3.1 at-door OrgWideDefault: R3.1 closed-default Thing__c Private -> None',
      'R2.1 at-door Owner: R2.1 closed-owner rw1@frame.example -> None',
      'R2.4 at-door QueueMember: R2.4 door-silent -> None',
      'R4.2 at-door RoleHierarchy: R4.1 closed-not-above Rep_East Rep_West -> None',
      'R6.4 at-door Rule: R6.2 closed-no-rules Thing__c -> None',
      'R6.7 at-door GuestRule: R6.7 door-silent -> None',
      'R7.1 at-door Manual: Manual share user | Manual share group user -> Edit',
    ])
    expect(doors('rw1', 'r', r).slice(2, 4)).toEqual([
      'R2.1 at-door Owner: Owner user -> All',
      'R2.4 at-door QueueMember: R2.4 door-silent -> All',
    ])
  })

  it('R3.1 a default opens first', () => {
    expect(doors('re', 'r', r, defaults('Thing__c', 'ReadWrite'))[1]).toBe(
      'R3.1 at-door OrgWideDefault: OrgWideDefault default -> Edit',
    )
  })

  it('R1.3 rights that replace sharing are named first and give no level', () => {
    expect(doors('adm', 'r', r)[0]).toBe(
      'R1.3 at-override Thing__c: ModifyAllData permission | ViewAllData permission -> None',
    )
  })

  it('R19.1 a group whose members nobody told opens perhaps', () => {
    const told = doors('re', 'r', r, group('g', ['rw2']), share('r', 'g', 'Edit'), unknownMembers)
    expect(told.at(-1)).toMatch(/^R7\.\d+ at-door Manual: Manual\? .* -> None, perhaps Edit$/)
  })

  const part = [
    addDetail('Part__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Read' } }),
    r,
    record('p', null, 'Part__c', { Thing__c: 'r' }),
  ]

  it('R11.1 a detail has one step for its masters: what they pass on, or that they are closed', () => {
    expect(doors('rw1', 'p', ...part)[1]).toBe(
      'R11.1 at-masters Part__c Thing__c: MasterDetail(Thing__c, Owner) record user -> All',
    )
    expect(doors('re', 'p', ...part)[1]).toBe(
      'R11.1 at-masters Part__c Thing__c: R11.1 parents-closed Thing__c -> None',
    )
  })

  it('R3.9 so has an object that its parents control, after doors of its own', () => {
    const contract = [
      record('a', 'rw1', 'Account'),
      record('k', 're', 'Contract', { AccountId: 'a' }),
    ]
    expect(doors('rw1', 'k', ...contract).at(-1)).toBe(
      'R3.9 at-parents Contract Account: ControlledByParent(Account, Owner) record user -> All',
    )
    const orphan = record('k', 're', 'Contract', { AccountId: null })
    expect(doors('ve', 'k', orphan).at(-1)).toBe(
      'R3.9 at-parents Contract Account: R3.9 parents-closed Account -> All',
    )
  })

  it('R15.1 R1.4 an object with a model of its own tells its doors, then the level; R17.3 or that there is none', () => {
    const task = [
      record('a', 'rw1', 'Account'),
      addObject('Task', 'Private', [newField('WhatId', 'Lookup')]),
      record('t', 'rw1', 'Task', { WhatId: 'a' }),
    ]
    expect(doors('mw', 't', ...task)).toEqual([
      'R1.3 at-override Task: R1.3 override-none Task -> None',
      'R4.2 at-door RoleHierarchy(of Owner): RoleHierarchy(of Owner) roleAbove user -> All',
      'R15.1 at-door ControlledByParent(Account): ControlledByParent(Account)? record -> All',
      'R1.4 at-own-model Task All:  -> All',
    ])
    expect(doors('re', 't', ...task).at(-1)).toBe(
      'R17.3 at-own-model Task None: R17.3 record-no-door -> None',
    )
  })

  it('R15.15 R19.1 an object without sharing and one that is not modelled have a step of their own', () => {
    const only = (object: string) =>
      doors('re', 'x', addObject(object, 'Private'), record('x', null, object)).slice(1)
    expect(only('Idea')).toEqual(['R15.15 at-permission-only Idea: OrgWideDefault -> All'])
    expect(only('ContentWorkspacePermission')).toEqual([
      'R19.1 at-not-modelled ContentWorkspacePermission: OrgWideDefault? -> None, perhaps All',
    ])
  })

  it('R1.19 a step that no door opens is named by what it looks at, so that it can be stopped at', () => {
    const named = (who: string, id: string, ...edits: readonly Edit[]) => {
      const { engine, userIndex, position } = asked(built(...edits), who, id)
      const frames = decisionFrames(engine, userIndex, position)
      return frames.filter(({ leg, door }) => leg === 'record' && door !== null).at(-1)?.door
    }
    expect(named('rw1', 'p', ...part)).toBe('MasterDetail(Thing__c, Owner)')
    expect(named('re', 'p', ...part)).toBe('Parent Thing__c')
    const idea = [addObject('Idea', 'Private'), record('x', null, 'Idea'), guest('g')]
    expect(named('g', 'x', ...idea)).toBe('OrgWideDefault')
    expect(named('rw1', 'r', r)).toBe('Manual')
  })

  it('R15.23 a person account has a step for its other half', () => {
    const person = [
      addField('Account', newField('IsPersonAccount', 'Checkbox')),
      addField('Account', newField('PersonContactId', 'Lookup', { referenceTo: ['Contact'] })),
      defaults('Contact', 'ControlledByParent'),
      record('a', 'rw1', 'Account', { IsPersonAccount: 'true', PersonContactId: 'c' }),
      record('c', 'rw1', 'Contact', { AccountId: 'a' }),
    ]
    const told = (who: string, id: string) => doors(who, id, ...person).at(-1)
    expect(told('rw1', 'c')).toContain('at-parents Contact Account: ControlledByParent')
    expect(told('re', 'c')).toContain('parents-closed Account -> None')
  })
})

describe('actions, step by step', () => {
  const actions = (who: string, id: string, ...edits: readonly Edit[]) =>
    stepsOf('record', who, id, built(...edits)).filter(isAction)

  it('R1.6–R1.11 each needs a permission and a level; full access the level alone', () => {
    expect(
      actions('re', 'r', r, share('r', 're', 'Edit'), permissions('re', 'Thing__c', 'RE')),
    ).toEqual([
      // prettier-ignore
      'R1.6 at-action read: R1.17 action-permitted Read Thing__c | R1.4 action-shared Read Edit | R1.1 action-yes read -> Read',
      'R1.7 at-action edit: R1.17 action-permitted Edit Thing__c | R1.4 action-shared Edit Edit | R1.1 action-yes edit -> Edit',
      'R1.8 at-action delete: R1.17 action-not-permitted Delete Thing__c | R1.4 action-not-shared All Edit | R1.1 action-no delete -> Edit',
      'R1.9 at-action transfer: R1.17 action-permitted Edit Thing__c | R1.4 action-not-shared Transfer Edit | R1.1 action-no transfer -> Edit',
      'R1.11 at-action all: R1.4 action-not-shared All Edit | R1.1 action-no all -> Edit',
    ])
  })

  it('R11.2–R11.8 a detail needs less to be deleted, and has no owner to be changed (R1.14)', () => {
    const told = actions(
      ...(['re', 'p', r, share('r', 're')] as const),
      addDetail('Part__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Read' } }),
      record('p', null, 'Part__c', { Thing__c: 'r' }),
    )
    expect(told.slice(2)).toEqual([
      'R11.5 at-action delete: R1.17 action-permitted Delete Part__c | R1.4 action-shared Edit Edit | R1.1 action-yes delete -> Delete',
      'R11.8 at-action transfer: R1.17 action-permitted Edit Part__c | R1.4 action-not-shared All Edit | R1.14 action-no-owner Part__c | R1.1 action-no transfer -> Delete',
      'R11.8 at-action all: R1.4 action-not-shared All Edit | R1.1 action-no all -> Delete',
    ])
    expect(told[0]).toMatch(/^R11\.2 /)
    expect(told[1]).toMatch(/^R11\.4 /)
  })

  it('R1.3 Modify All stands in for both in every action, View All in reading', () => {
    const all = actions('adm', 'r', r)
    expect(all.every((line) => line.includes('R1.3 record-override Modify All Thing__c'))).toBe(true) // prettier-ignore
    const viewer = actions('re', 'r', r, permissions('re', 'Thing__c', 'REV'))
    expect(viewer[0]).toBe(
      'R1.6 at-action read: R1.3 record-override View All Thing__c | R1.1 action-yes read -> Read',
    )
    expect(viewer[1]).toContain('R1.17 action-permitted Edit Thing__c | R1.4 action-not-shared')
  })

  it('R15.22 a converted lead can be read alone', () => {
    const told = actions('rw1', 'l', record('l', 'rw1', 'Lead', { IsConverted: 'true' }))
    expect(told[0]).toContain('action-shared Read All | R1.1 action-yes read')
    expect(told.slice(1)).toEqual([
      'R1.7 at-action edit: R15.22 action-converted | R1.1 action-no edit -> Read',
      'R1.8 at-action delete: R15.22 action-converted | R1.1 action-no delete -> Read',
      'R1.9 at-action transfer: R15.22 action-converted | R1.1 action-no transfer -> Read',
      'R1.11 at-action all: R15.22 action-converted | R1.1 action-no all -> Read',
    ])
  })

  it('R19.1 what the import does not say is a maybe', () => {
    const told = actions('re', 'r', r, group('g', ['rw2']), share('r', 'g', 'Edit'), unknownMembers)
    expect(told[1]).toMatch(/R1\.1 action-maybe edit -> None, perhaps Edit$/)
    expect(told[2]).toMatch(/R1\.1 action-no delete -> None, perhaps Edit$/)
  })

  it('R15.1 an object with a model of its own says the outcome alone', () => {
    const task = [addObject('Task', 'Private'), record('t', 'rw1', 'Task')]
    expect(actions('rw1', 't', ...task)[0]).toBe(
      'R1.6 at-action read: R1.1 action-yes read -> Read',
    )
  })
})

describe('a field, step by step', () => {
  const name = 'Rating__c'
  const rating = addField('Thing__c', newField(name, 'Text'))
  const steps = (who: string, field: string, ...edits: readonly Edit[]) =>
    stepsOf('field', who, 'r', built(r, ...edits), field).map((line) =>
      line.replaceAll(/ Thing__c\.\w+( Thing__c)?/g, ''),
    )

  it.each([
    ['edit', true, true, 'entry-edit', 'field-editable Profile rw1 -> Edit', 'field-here-edit -> Edit', 'Edit'], // prettier-ignore
    ['read', true, false, 'entry-read', 'field-readable Profile rw1 -> Read', 'field-here-read -> Read', 'Read'], // prettier-ignore
    ['none', false, false, 'entry-none', 'field-hidden -> None', 'field-here-none -> None', 'None'], // prettier-ignore
  ])(
    'FLS-10 FLS-12a LAY-03 an entry of %s',
    (_, readable, editable, entry, field_, here, value) => {
      expect(
        steps('rw1', name, rating, field('rw1', 'Thing__c', name, readable, editable)),
      ).toEqual([
        'FLS-13 at-view-all-fields: FLS-13 view-all-fields-none -> None',
        `FLS-10 at-profile Profile rw1: FLS-10 ${entry} Profile rw1 -> ${value}`,
        `FLS-12a at-field: FLS-10 ${field_}`,
        `LAY-03 at-field-here: LAY-03 ${here}`,
      ])
    },
  )

  it('FLS-10 a later container adds to the earlier ones', () => {
    const told = steps(
      ...(['rw1', name, rating, field('rw1', 'Thing__c', name, true, false)] as const),
      permissionSet('Desk', { fields: { [`Thing__c.${name}`]: 'RE' } }),
      permissionSet('Else', {}),
      ...[assign('Desk', 'rw1'), assign('Else', 'rw1')],
    )
    expect(told.slice(1, 4)).toEqual([
      'FLS-10 at-profile Profile rw1: FLS-10 entry-read Profile rw1 -> Read',
      'FLS-10 at-permissionSet Desk: FLS-10 entry-edit Desk -> Edit',
      'FLS-10 at-permissionSet Else: FLS-10 entry-none Else -> Edit',
    ])
  })

  it('FLS-13 View All Fields reads before any entry', () => {
    const told = steps('rw1', name, rating, permissions('rw1', 'Thing__c', 'CREDF'))
    expect(told[0]).toBe('FLS-13 at-view-all-fields: FLS-13 view-all-fields-held -> Read')
    expect(told[2]).toBe('FLS-12a at-field: FLS-13 field-view-all Profile rw1 -> Read')
  })

  it('LAY-03 a field that may be edited is closed where the record is, and read where the record is read', () => {
    const entry = [rating, field('re', 'Thing__c', name, true, true)]
    expect(steps('re', name, ...entry).at(-1)).toBe('LAY-03 at-field-here: LAY-03 field-here-none -> None') // prettier-ignore
    expect(steps('re', name, ...entry, share('r', 're')).at(-1)).toBe(
      'LAY-03 at-field-here: LAY-03 field-here-read -> Read',
    )
  })

  it('FLS-15 a field without permissions is free, and asks no container', () => {
    const must = addField('Thing__c', newField('Must__c', 'Text', { isRequired: true }))
    expect(steps('rw1', 'Must__c', must)).toEqual([
      'FLS-15 at-field-free: FLS-15 field-without-permissions -> Edit',
      'FLS-12a at-field: FLS-15 field-without-permissions -> Edit',
      'LAY-03 at-field-here: LAY-03 field-here-edit -> Edit',
    ])
  })

  it('FLS-20 a field that nobody writes says so, whatever its entry', () => {
    const number = addField('Thing__c', newField('No__c', 'AutoNumber'))
    const told = steps('rw1', 'No__c', number, field('rw1', 'Thing__c', 'No__c', true, true))
    expect(told[2]).toBe(
      'FLS-12a at-field: FLS-10 field-readable Profile rw1 | FLS-20 field-not-writable -> Read',
    )
  })

  it('R19.1 a set of which nothing but the name is known leaves the field open', () => {
    const gone = [missingSet('Gone'), assign('Gone', 'rw1')]
    expect(stepsOf('field', 'rw1', 'r', built(r, rating, ...gone), name)[0]).toBe(
      `FLS-13 at-view-all-fields Thing__c.${name} Thing__c: FLS-13 view-all-fields-none Thing__c.${name} Thing__c -> None`,
    )
    expect(steps('rw1', name, rating, ...gone).slice(2)).toEqual([
      'FLS-10 at-permissionSet Gone: R19.1 entry-unknown Gone -> None',
      'FLS-12a at-field: FLS-10 field-unknown -> None, perhaps Edit',
      'LAY-03 at-field-here: LAY-03 field-here-none -> None, perhaps Edit',
    ])
  })
})

describe('what is left, step by step', () => {
  const steps = (who: string, ...edits: readonly Edit[]) =>
    stepsOf('restriction', who, 'r', built(r, ...edits))

  it('R1.12 the end has the highest action', () => {
    expect(steps('rw1')).toEqual([
      'R14.1 at-restriction Thing__c: R14.1 restriction-none Thing__c -> All',
      'R1.12 at-end All All: R1.12 end-level All All -> All',
    ])
  })

  it('R16.2 nothing is left to an inactive owner', () => {
    expect(steps('rw1', user('rw1', { isActive: false })).at(-1)).toBe(
      'R1.12 at-end All None: R1.12 end-level All None | R16.2 end-inactive All None | R14.5 end-effective All None -> None',
    )
  })

  it('R14.1 R14.5 a restriction rule names itself and takes the level away', () => {
    const rule: Edit = (org) => ({
      ...org,
      restrictionRules: [
        {
          name: 'Only_North',
          object: 'Thing__c',
          isActive: true,
          enforcementType: 'Restrict',
          userCriteria: "$User.ProfileId = 'Profile rw1'",
          recordFilter: "Port__c = 'North'",
        },
      ],
    })
    const south = record('s', 'rw1', 'Thing__c', { Port__c: 'South' })
    const told = stepsOf('restriction', 'rw1', 's', built(south, rule))
    expect(told[0]).toMatch(/^R14\.1 at-restriction Thing__c: R14\.\d+ restriction-(?!none)/)
    expect(told[1]).toContain('R14.5 end-effective All None -> None')
  })
})
