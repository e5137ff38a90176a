import { describe, expect, it } from 'vitest'
import { parseUserId } from '@shared/model/id'
import { SharingLevel } from '@shared/model/level'
import type { Org } from '@shared/model/org'
import {
  allFive,
  answer,
  canShare,
  nothing,
  readAndEdit,
  readOnly,
  explained,
} from '../../../org-access'
import {
  addUser,
  built,
  group,
  owner,
  queue,
  record,
  role,
  share,
  user,
  type Edit,
} from '../../../org-builder'
import { addDetail, addField, defaults, hierarchies } from '../../../org-objects'
import { newField } from '../../../org-frame'
import { permissions } from '../../../org-permissions'
import {
  criteria,
  criteriaRule,
  guest,
  guestRule,
  highVolume,
  ownerRule,
} from '../../../org-sharing'

const r = record('r', 'rw1')
const acme = record('acme', 'rw1', 'Account')
const reps = role('Rep West')

function causes(org: Org, who: string, id: string): string[] {
  return explained(org, who, id).grants.map(({ rowCause }) => rowCause)
}

describe('sharing rules', () => {
  it('R6.3 a rule leaves the cause of its kind', () => {
    const open = addField('Thing__c', newField('State__c', 'Text'))
    const mine = record('r', 'rw1', 'Thing__c', { State__c: 'Open' })
    const items = criteria(['State__c', 'equals', 'Open'])
    expect(causes(built(r, ownerRule(reps, { to: 're' })), 're', 'r')).toEqual(['Rule'])
    expect(causes(built(open, mine, criteriaRule(items, { to: 're' })), 're', 'r')).toEqual([
      'Rule',
    ])
    expect(causes(built(open, mine, guest('g'), guestRule(items, { to: 'g' })), 'g', 'r')).toEqual([
      'GuestRule',
    ])
    expect(causes(built(r), 're', 'r')).toEqual([])
  })

  it('R6.5 R6.18 each record is tested by its own values, of one field and of two', () => {
    const rows = (...rules: readonly Edit[]) => {
      const cells: [string, string | null, string | null][] = [['a', 'West', 'Open'], ['b', 'West', 'Won'], ['c', 'East', 'Open'], ['d', 'East', 'Won'], ['e', null, 'Open']] // prettier-ignore
      const org = built(
        addField('Thing__c', newField('Region__c', 'Text')),
        addField('Thing__c', newField('Stage__c', 'Text')),
        ...cells.map(([id, Region__c, Stage__c]) => record(id, 'rw1', 'Thing__c', { Region__c, Stage__c })), // prettier-ignore
        ...rules,
      )
      return cells.map(([id]) => id).filter((id) => answer(org, 're', id) === readOnly)
    }
    const to = role('Rep East')
    const west = ['Region__c', 'equals', 'West'] as const
    const open = ['Stage__c', 'equals', 'Open'] as const
    expect(rows(criteriaRule(criteria([...west]), { to }))).toEqual(['a', 'b'])
    expect(rows(criteriaRule(criteria([...west], [...open]), { to }))).toEqual(['a'])
    expect(rows(criteriaRule(criteria([...west], [...open]), { to, filter: '1 OR 2' }))).toEqual(['a', 'b', 'c', 'e']) // prettier-ignore
    expect(rows()).toEqual([])
  })

  it('R6.4 R19.1 whether a rule by owner matches is unknown where its source or the owner was not imported', () => {
    const to = role('Rep East')
    const source = { kind: 'unresolved', text: 'Gone' } as const
    expect(answer(built(r, ownerRule(source, { to })), 're', 'r')).toBe(':None?')
    expect(answer(built(r, ownerRule(role('VP East'), { to })), 're', 'r')).toBe(nothing)
    const withoutOwner: Edit = (org) => ({
      ...org,
      records: org.records.map((table) => ({ ...table, owners: [parseUserId('gone')] })),
    })
    const org = built(r, hierarchies('Thing__c', false), ownerRule(reps, { to }), withoutOwner)
    expect([answer(org, 're', 'r'), answer(org, 'nr', 'r')]).toEqual([':None?', nothing])
    const both: Edit = (org) => ({
      ...org,
      sharingRules: org.sharingRules.map((rule) =>
        rule.kind === 'owner' ? { ...rule, sharedFrom: [source, ...rule.sharedFrom] } : rule,
      ),
    })
    const mixed = built(r, record('s', 've'), ownerRule(reps, { to }), both)
    expect([answer(mixed, 're', 'r'), answer(mixed, 're', 's')]).toEqual([readOnly, ':None?'])
  })

  it('R6.4 R2.8 a rule by a queue matches what the queue owns, and nothing of its members', () => {
    const queues = [queue('Q', ['rw1']), queue('P', ['rw2'])]
    const records = [record('q', 'Q'), record('p', 'P'), r]
    const org = built(...queues, ...records, ownerRule('Q', { to: role('Rep East') }))
    expect(['q', 'p', 'r'].map((id) => answer(org, 're', id))).toEqual([readOnly, nothing, nothing])
  })

  it('R6.7 a guest rule that a file states at Edit gives Read all the same', () => {
    const named = guestRule(criteria(['Name', 'equals', 'x']), { to: 'g', level: 'Edit' })
    const org = built(guest('g'), record('r', 'rw1', 'Thing__c', { Name: 'x' }), named)
    expect(explained(org, 'g', 'r').grants.map(({ level }) => level)).toEqual([SharingLevel.Read])
  })

  it('R6.11 a rule on accounts reaches contracts and contacts that follow them', () => {
    const children = [
      acme,
      defaults('Contact', 'ControlledByParent'),
      record('c', 'nr', 'Contact', { AccountId: 'acme' }),
      record('k', 'nr', 'Contract', { AccountId: 'acme' }),
    ]
    const rule = ownerRule(reps, { object: 'Account', to: 're' })
    expect(answer(built(...children, rule), 're', 'c')).toBe(readOnly)
    expect(answer(built(...children, rule), 're', 'k')).toBe(readOnly)
    expect(answer(built(...children), 're', 'c')).toBe(nothing)
    expect(answer(built(...children), 're', 'k')).toBe(nothing)
  })

  it('R6.12 D-25 a rule to a queue reaches its members', () => {
    const org = built(r, queue('Q', ['re']), ownerRule(reps, { to: 'Q' }))
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(org, 'rw2', 'r')).toBe(nothing)
  })

  it('R6.13 superiors of a target have what the target has, while hierarchies are on', () => {
    const rule = ownerRule(reps, { to: role('Rep East'), level: 'Edit' })
    expect(answer(built(r, rule), 've', 'r')).toBe(readAndEdit)
    expect(answer(built(r, rule, hierarchies('Thing__c', false)), 've', 'r')).toBe(nothing)
  })

  it('R6.14 the owner is a lookup too, in either length, and unknown where it was not imported', () => {
    const [long, short] = ['005000000000001AAA', '005000000000001']
    const person = addUser(long, 'Rep West')
    const rule = (operation: 'equals' | 'notEqual', who: string) =>
      criteriaRule(criteria(['OwnerId', operation, who]), { to: role('Rep East') })
    const mine = record('r', long)
    expect(answer(built(person, mine, rule('equals', short)), 're', 'r')).toBe(readOnly)
    expect(answer(built(person, mine, rule('notEqual', long)), 're', 'r')).toBe(nothing)
    expect(answer(built(person, r, rule('equals', long)), 're', 'r')).toBe(nothing)
    expect(answer(built(person, record('r', null), rule('notEqual', long)), 're', 'r')).toContain(
      '?',
    )
  })

  it('R6.14 a lookup is compared by its id', () => {
    const field = addField('Thing__c', newField('Buyer__c', 'Lookup', { referenceTo: ['User'] }))
    const mine = record('r', 'rw1', 'Thing__c', { Buyer__c: 'nr' })
    const rule = (who: string) =>
      criteriaRule(criteria(['Buyer__c', 'equals', who]), { to: role('Rep East') })
    expect(answer(built(field, mine, rule('nr')), 're', 'r')).toBe(readOnly)
    expect(answer(built(field, mine, rule('rw2')), 're', 'r')).toBe(nothing)
  })
})

describe('rows of a record', () => {
  it('R7.2 D-30 a row to a high-volume user or a guest opens nothing', () => {
    const people = [acme, highVolume('h', 'acme'), guest('g')]
    const org = built(...people, r, share('r', 'h'), share('r', 'g'), share('r', 're'))
    expect(answer(org, 'h', 'r')).toBe(nothing)
    expect(answer(org, 'g', 'r')).toBe(nothing)
    expect(answer(org, 're', 'r')).toBe(readOnly)
  })

  it('R7.9 a row on a detail opens nothing, one on the master does', () => {
    const parts = [
      r,
      addDetail('Part__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' } }),
      record('d', null, 'Part__c', { Thing__c: 'r' }),
    ]
    expect(answer(built(...parts, share('d', 're')), 're', 'd')).toBe(nothing)
    expect(answer(built(...parts, share('r', 're')), 're', 'd')).toBe(readOnly)
  })

  it('R7.11 A shares by hand with B, code with C', () => {
    const org = built(
      r,
      share('r', 'nr', 'Edit'),
      share('r', 're', 'Read', { rowCause: 'Audit__c' }),
    )
    expect(answer(org, 'nr', 'r')).toBe(readAndEdit)
    expect(canShare(org, 'nr', 'r')).toBe(false)
    expect(canShare(org, 'rw1', 'r')).toBe(true)
    const code = share('r', 're', 'Read', { rowCause: 'Audit__c' })
    const handed = built(r, code, owner('r', 'rw2'))
    expect(answer(handed, 'nr', 'r')).toBe(nothing)
    expect(answer(handed, 're', 'r')).toBe(readOnly)
    expect(answer(handed, 'rw1', 'r')).toBe(nothing)
    expect(answer(handed, 'rw2', 'r')).toBe(allFive)
  })

  it('R8.2 a team’s contact level is void where contacts are controlled by their parent', () => {
    const contact = record('c', 'nr', 'Contact', { AccountId: 'acme' })
    const row = share('acme', 're', 'Read', {
      rowCause: 'Team',
      children: { contactAccessLevel: 'Edit' },
    })
    expect(answer(built(acme, contact, row), 're', 'c')).toBe(readAndEdit)
    const controlled = defaults('Contact', 'ControlledByParent')
    expect(answer(built(acme, contact, row, controlled), 're', 'c')).toBe(readOnly)
  })

  it('R8.9 a high-volume user has nothing by a team row', () => {
    const row = (who: string) => share('o', who, 'Read', { rowCause: 'Team' })
    const edits = [acme, highVolume('h', 'acme'), record('o', 'rw1', 'Opportunity')]
    expect(answer(built(...edits, row('h')), 'h', 'o')).toBe(nothing)
    expect(answer(built(...edits, row('re')), 're', 'o')).toBe(readOnly)
  })

  it('R8.11 a member with Edit and without Edit on the object reads', () => {
    const edits = [
      record('o', 'rw1', 'Opportunity'),
      share('o', 're', 'Edit', { rowCause: 'Team' }),
    ]
    expect(answer(built(...edits, permissions('re', 'Opportunity', 'R')), 're', 'o')).toBe(readOnly)
    expect(answer(built(...edits), 're', 'o')).toBe(readAndEdit)
  })

  it('R17.1 R6.23 a cause changes no weight', () => {
    for (const rowCause of ['Manual', 'Team', 'Audit__c', 'ARImplicit']) {
      const row = share('r', 're', 'Edit', { rowCause })
      expect(answer(built(r, row), 're', 'r')).toBe(readAndEdit)
      expect(causes(built(r, row), 're', 'r')).toEqual([rowCause])
      expect(answer(built(r, row), 'nr', 'r')).toBe(nothing)
    }
  })
})

describe('inactive users', () => {
  it('R16.6 the role of an inactive owner still counts', () => {
    const gone = user('rw1', { isActive: false })
    expect(answer(built(r, gone), 'mw', 'r')).toBe(allFive)
    expect(answer(built(r, gone, user('rw1', { role: null })), 'mw', 'r')).toBe(nothing)
  })

  it('R16.9 Max is gone: the manager keeps his accounts and his rule, what was shared with him is lost', () => {
    const edits = [
      acme,
      record('l', 'nr', 'Lead'),
      share('l', 'rw1'),
      ownerRule(reps, { object: 'Account', to: 're' }),
    ]
    const org = built(...edits, user('rw1', { isActive: false }))
    expect(answer(org, 'mw', 'acme')).toBe(allFive)
    expect(answer(org, 're', 'acme')).toBe(readOnly)
    expect(answer(org, 'mw', 'l')).toBe(nothing)
    expect(answer(built(...edits), 'mw', 'l')).toBe(readOnly)
  })

  it('CNT-22 an inactive member of a group is still named by it', () => {
    const org = built(r, group('G', ['re']), share('r', 'G'), user('re', { isActive: false }))
    expect(causes(org, 're', 'r')).toEqual(['Manual'])
    expect(answer(org, 'nr', 'r')).toBe(nothing)
  })
})
