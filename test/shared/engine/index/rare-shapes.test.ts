import { describe, expect, it } from 'vitest'
import { compileIndex } from '@shared/engine/index/compile-index'
import { accessReader } from '@shared/engine/index/record-access-at'
import { usersWithAccess } from '@shared/engine/index/users-with-access'
import { AccessLevel } from '@shared/model/level'
import type { Org } from '@shared/model/org'
import { allFive, answer, asked, nothing, readAndEdit, readOnly } from '../../../org-access'
import {
  built,
  group,
  queue,
  record,
  role,
  share,
  unknownMembers,
  user,
  type Edit,
} from '../../../org-builder'
import { addObject, defaults, hierarchies } from '../../../org-objects'
import {
  criteria,
  criteriaRule,
  guest,
  guestRule,
  highVolume,
  ownerRule,
  territory,
} from '../../../org-sharing'

// Each answer is that of the doors; `answer` throws where the compiled form counts otherwise.

const acme = record('a', 'rw1', 'Account')
const open = `${nothing}?`

/** Ids of everybody who may read a record, by the compiled form. */
function readers(org: Org, id: string): string[] {
  const { engine, position } = asked(org, 're', id)
  const found = usersWithAccess(accessReader(compileIndex(engine)), position.object, position.row)
  return found
    .filter(({ level }) => level >= AccessLevel.Read)
    .map((each) => engine.org.users[each.user]?.id ?? '')
}

describe('owners of no usual kind', () => {
  it('R13.22 a guest who is told to own a record has nothing of it, and opens no account', () => {
    const guests = [acme, guest('g'), record('c', 'g', 'Case', { AccountId: 'a' })]
    const org = built(...guests, record('r', 'g'))
    expect(answer(org, 'g', 'r')).toBe(nothing)
    expect(answer(org, 'g', 'a')).toBe(nothing)
    expect(readers(org, 'r')).toEqual(['adm'])
  })

  it('R2.4 R15.24 a queue that is told to own a contact without account opens it to nobody', () => {
    const contacts: Edit = (org) => ({
      ...org,
      groups: org.groups.map((each) => ({ ...each, queueObjects: ['Contact'] })),
    })
    const lone = [queue('Q', ['re']), contacts, record('k', 'Q', 'Contact', { AccountId: null })]
    expect(answer(built(...lone), 're', 'k')).toBe(nothing)
    const at = record('m', 'Q', 'Contact', { AccountId: 'a' })
    expect(answer(built(acme, ...lone, at), 're', 'm')).not.toBe(nothing)
  })

  it('R10.1 R19.1 a child of whom no owner is stated may open its account to anybody but guests', () => {
    const org = built(acme, guest('g'), record('c', null, 'Contact', { AccountId: 'a' }))
    expect(answer(org, 're', 'a')).toBe(open)
    expect(answer(org, 'nr', 'a')).toBe(open)
    expect(answer(org, 'g', 'a')).toBe(nothing)
    const owned = record('c', 're', 'Contact', { AccountId: 'a' })
    expect(answer(built(acme, owned), 're', 'a')).toBe(readOnly)
    expect(answer(built(acme, owned), 'nr', 'a')).toBe(nothing)
  })

  it('R10.1 R19.1 the child of somebody absent may open it to superiors, and not to one without role', () => {
    const gone: Edit = (org) => ({ ...org, users: org.users.filter(({ id }) => id !== 'rw2') })
    const org = built(acme, record('c', 'rw2', 'Case', { AccountId: 'a', ContactId: null }), gone)
    expect(answer(org, 've', 'a')).toBe(open)
    expect(answer(org, 'nr', 'a')).toBe(nothing)
    expect(answer(built(acme, record('b', 'rw1', 'Account'), gone), 've', 'b')).toBe(nothing)
  })

  it('R10.1 R10.22 R13.22 through a queue a guest or high-volume member has no account', () => {
    const other = [record('b', 'rw1', 'Account'), guest('g'), highVolume('h', 'b')]
    const members = [acme, ...other, queue('Q', ['g', 'h', 're'])]
    const org = built(...members, record('c', 'Q', 'Case', { AccountId: 'a', ContactId: null }))
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 'g', 'a')).toBe(nothing)
    expect(answer(org, 'h', 'a')).toBe(nothing)
  })

  it('R6.4 R19.1 a record of which no owner is stated may be the source’s', () => {
    const org = built(record('r', null), record('s', 'rw1'), ownerRule('rw1', { to: 're' }))
    expect(answer(org, 're', 'r')).toBe(open)
    expect(answer(org, 're', 's')).toBe(readOnly)
  })
})

describe('person accounts of no usual kind', () => {
  const person = { IsPersonAccount: 'true' }
  const halves = (owner: string) => [
    record('a', owner, 'Account', person),
    record('c', owner, 'Contact', { AccountId: 'a', ...person }),
  ]

  it('R15.23 R13.22 one that a guest owns is not the guest’s', () => {
    const org = built(guest('g'), ...halves('g'))
    expect(answer(org, 'g', 'c')).toBe(nothing)
    expect(answer(org, 'adm', 'c')).toBe(allFive)
  })

  it('R4.7 R15.23 a switch on a standard object turns nothing off: superiors have both halves', () => {
    const off = [hierarchies('Account', false), hierarchies('Contact', false)]
    const org = built(...halves('rw1'), ...off)
    for (const id of ['a', 'c']) {
      expect(answer(org, 'mw', id)).toBe(allFive)
      expect(answer(org, 're', id)).toBe(nothing)
    }
  })

  it('R15.23 R19.1 a rule on the contact that asks for a value nobody imported leaves both halves open', () => {
    const rule = criteriaRule(criteria(['Absent__c', 'equals', 'x']), { object: 'Contact', to: 're' }) // prettier-ignore
    const org = built(...halves('rw1'), rule)
    expect(answer(org, 're', 'a')).toBe(open)
    expect(answer(org, 're', 'c')).toBe(open)
    expect(answer(org, 'rw2', 'c')).toBe(nothing)
  })
})

describe('territories, contacts and accounts of no usual kind', () => {
  it('R9.9 R3.9 an opportunity that follows its account has nothing of a territory of its own', () => {
    const deal = record('o', 'rw1', 'Opportunity', { AccountId: 'a', Territory2Id: 'T' })
    const own = territory('T', [], ['re'], { opportunityAccessLevel: 'Edit' })
    expect(answer(built(acme, deal, own), 're', 'o')).toBe(readAndEdit)
    const follows = defaults('Opportunity', 'ControlledByParent')
    expect(answer(built(acme, deal, own, follows), 're', 'o')).toBe(nothing)
  })

  it('R10.14 the contact of a high-volume user is open to that user where it has an account', () => {
    const org = (account: string | null) =>
      built(acme, record('k', 'rw1', 'Contact', { AccountId: account }), highVolume('h', 'a', 'k'))
    expect(answer(org('a'), 'h', 'k')).toBe(readOnly)
    expect(answer(org(null), 'h', 'k')).toBe(nothing)
  })

  it('R6.7 R6.9 a guest rule on an account gives nothing on its children', () => {
    const child = record('k', 'rw1', 'Contact', { AccountId: 'a' })
    const named = record('a', 'rw1', 'Account', { Type: 'Open' })
    const rule = guestRule(criteria(['Type', 'equals', 'Open']), { object: 'Account', to: 'g' })
    const org = built(named, child, guest('g'), rule)
    expect(answer(org, 'g', 'a')).toBe(readOnly)
    expect(answer(org, 'g', 'k')).toBe(nothing)
  })

  it('R10.1 R19.1 a rule on the child to a group that nobody knows leaves the account open', () => {
    const child = record('c', 'rw1', 'Case', { AccountId: 'a' })
    const desk = [group('Desk', ['nr']), ownerRule(role('Rep West'), { object: 'Case', to: 'Desk' })] // prettier-ignore
    expect(answer(built(acme, child, ...desk, unknownMembers), 're', 'a')).toBe(open)
    expect(answer(built(acme, child, ...desk), 're', 'a')).toBe(nothing)
  })
})

describe('who has access to records with a model of their own', () => {
  it('R15.1 R15.4 a task: its owner, those above, and administrators', () => {
    const org = built(addObject('Task', 'Private'), record('t', 'rw1', 'Task'))
    expect(readers(org, 't').sort()).toEqual(['adm', 'cee', 'mw', 'rw1', 'vw'])
  })

  it('R4.1 R7.1 a plain record: the same, and whom a row names with those above', () => {
    const org = built(record('r', 'rw1'), share('r', 're'))
    expect(readers(org, 'r').sort()).toEqual(['adm', 'cee', 'mw', 're', 'rw1', 've', 'vw'])
    expect(readers(built(record('r', 'rw1'), user('rw1', { isActive: false })), 'r')).toContain('rw1') // prettier-ignore
  })
})
