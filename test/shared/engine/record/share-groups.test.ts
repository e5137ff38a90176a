import { describe, expect, it } from 'vitest'
import { parseRecordId, parseUserId } from '@shared/model/id'
import { compileOrg, recordPosition } from '@shared/engine/compile/compile-org'
import { subjectOf } from '@shared/engine/record/subject'
import { superUserDoor } from '@shared/engine/record/super-user'
import type { Org } from '@shared/model/org'
import { allFive, answer, nothing, readOnly } from '../../../org-access'
import { built, group, record, share, unknownMembers, user, type Edit } from '../../../org-builder'
import { addDetail, settings } from '../../../org-objects'
import { licence, system } from '../../../org-permissions'
import { accountRoles, highVolume, partner, sharingSet } from '../../../org-sharing'

const acme = record('acme', 'rw1', 'Account')
const other = record('other', 'nr', 'Account')
const plus = { userType: 'PowerCustomerSuccess' } as const

describe('R13.14 share groups', () => {
  const owned = [acme, other, highVolume('h', 'acme'), record('o', 'h', 'Opportunity', { AccountId: 'other' })] // prettier-ignore
  const inGroup = (...who: readonly string[]) => sharingSet(['h'], 'Case', 'Read', who)

  it('R13.14 read the accounts of what their users own, one that may be a member maybe', () => {
    const known = built(...owned, group('G', ['re']), inGroup('G'))
    expect(answer(known, 're', 'other')).toBe(readOnly)
    expect(answer(known, 'rw2', 'other')).toBe(nothing)
    expect(answer(built(...owned, inGroup()), 're', 'other')).toBe(nothing)
    const unknown = built(...owned, group('G', ['re']), unknownMembers, inGroup('G'))
    expect(answer(unknown, 'rw2', 'other')).toBe(`${nothing}?`)
    expect(answer(unknown, 'rw2', 'acme')).toBe(nothing)
  })

  it('R13.14 hold for each of several sets by its own users', () => {
    const edits = [...owned, highVolume('i', 'acme'), record('p', 'i', 'Opportunity', { AccountId: 'acme' })] // prettier-ignore
    const org = built(...edits, sharingSet(['i'], 'Case', 'Read', ['rw2']), inGroup('re'))
    expect(answer(org, 're', 'o')).toBe(allFive)
    expect(answer(org, 're', 'p')).toBe(nothing)
    expect(answer(org, 'rw2', 'p')).toBe(allFive)
    expect(answer(org, 'rw2', 'o')).toBe(nothing)
    expect(answer(org, 'rw2', 'other')).toBe(nothing)
  })

  it('R13.14 hold for high-volume owners alone, and a high-volume user is no member', () => {
    const byPartner = built(
      acme,
      other,
      partner('h', 'acme'),
      record('o', 'h', 'Opportunity', { AccountId: 'other' }),
      inGroup('re'),
    )
    expect(answer(byPartner, 're', 'o')).toBe(nothing)
    expect(answer(byPartner, 're', 'other')).toBe(nothing)
    const org = built(...owned, highVolume('i', 'acme'), record('r', 'h'), inGroup('i', 're'))
    for (const id of ['o', 'r']) {
      expect(answer(org, 'i', id)).toBe(nothing)
      expect(answer(org, 're', id)).toBe(allFive)
    }
  })

  it('R13.14 R15.29 hold for what follows its account and has an owner of the set', () => {
    const order = record('ord', 'h', 'Order', { AccountId: 'other' })
    const org = built(...owned, order, inGroup('re'))
    expect(answer(org, 're', 'ord')).toBe(allFive)
    expect(answer(org, 'rw2', 'ord')).toBe(nothing)
  })

  it('R13.14 reach role-based external users of the owner’s account, not those of another', () => {
    const people = [partner('p', 'acme'), partner('q', 'acme'), partner('r', 'other')]
    const org = built(...owned, ...people, inGroup('p', 'r'))
    expect(answer(org, 'p', 'o')).toBe('RET:Transfer') // the licence of a partner has no delete
    expect(answer(org, 'p', 'other')).toBe(readOnly)
    expect(answer(org, 'q', 'o')).toBe(nothing)
    expect(answer(org, 'r', 'o')).toBe(nothing)
    expect(answer(org, 'r', 'other')).toBe(readOnly)
  })

  it('R13.14 an external user without an account has no owner beside it', () => {
    const nobodys = [user('h', { account: null }), partner('p', 'acme', 'User', { account: null })]
    const org = built(...owned, ...nobodys, inGroup('p', 're'))
    expect(answer(org, 'p', 'o')).toBe(nothing)
    expect(answer(org, 're', 'o')).toBe(allFive)
  })

  it('R13.14 a group whose members nobody imported may hold external users of the owner’s account', () => {
    const people = [partner('p', 'acme'), partner('q', 'other')]
    const org = built(...owned, ...people, group('G', ['re']), unknownMembers, inGroup('G'))
    expect(answer(org, 'p', 'o')).toBe(`${nothing}?`)
    expect(answer(org, 'q', 'o')).toBe(nothing)
  })
})

describe('super users', () => {
  const isOn = settings({ enablePartnerSuperUserAccess: true })
  const manager = partner('m', 'acme', 'Manager', { isPortalSuperUser: true })
  const below = partner('u', 'acme', 'User')
  const above = partner('e', 'acme', 'Executive')
  const frame = [acme, other, accountRoles('acme'), isOn, manager, below, above]
  /** Levels that the door leaves a user on a record, with what is unknown marked. */
  const levels = (org: Org, who: string, what: string) => {
    const engine = compileOrg(org, { now: null })
    const index = engine.userIndexById.get(parseUserId(who)) ?? -1
    const position = recordPosition(engine, parseRecordId(what)) ?? { object: -1, row: -1 }
    const grants = superUserDoor.grants(subjectOf(engine, index, position))
    return grants.map(({ level, isCertain, rule }) => `${rule} ${level}${isCertain ? '' : '?'}`)
  }
  const thingOf = (who: string) => built(...frame, record('r', who))

  it('R13.17 have what those in a role below own, not what those above own', () => {
    expect(levels(thingOf('u'), 'm', 'r')).toEqual(['R13.17 4'])
    expect(levels(thingOf('e'), 'm', 'r')).toEqual([])
    expect(levels(thingOf('m'), 'm', 'r')).toEqual([])
    expect(levels(thingOf('u'), 'u', 'r')).toEqual([])
    expect(levels(built(...frame, partner('n', 'acme', 'Manager'), record('r', 'n')), 'm', 'r')).toEqual(['R13.17 4']) // prettier-ignore
  })

  it('R13.17 not what partners of another account, or other external users of this one, own', () => {
    const org = (kind: Edit) => built(...frame, kind, record('r', 'x'))
    expect(levels(org(partner('x', 'acme')), 'm', 'r')).toEqual(['R13.17 4'])
    expect(levels(org(partner('x', 'other')), 'm', 'r')).toEqual([])
    expect(levels(org(partner('x', 'acme', 'User', plus)), 'm', 'r')).toEqual([])
    expect(levels(org(partner('x', 'acme', 'User', { account: null })), 'm', 'r')).toEqual([])
  })

  it('R13.17 without an account have nobody beside them', () => {
    const alone = [user('m', { account: null }), user('u', { account: null })]
    expect(levels(built(...frame, ...alone, record('r', 'u')), 'm', 'r')).toEqual([])
  })

  it('R13.17 need the switch of the org and the mark of the user, or the permission', () => {
    const off = settings({ enablePartnerSuperUserAccess: false })
    expect(levels(built(...frame, off, record('r', 'u')), 'm', 'r')).toEqual([])
    const unmarked = user('m', { isPortalSuperUser: false })
    expect(levels(built(...frame, unmarked, record('r', 'u')), 'm', 'r')).toEqual([])
    const permitted = system('m', 'PortalSuperUser')
    expect(levels(built(...frame, unmarked, permitted, record('r', 'u')), 'm', 'r')).toEqual([
      'R13.17 4',
    ])
  })

  it.each([
    ['Case', true, true],
    ['Lead', true, false],
    ['Opportunity', true, false],
    ['Thing__c', true, true],
    ['Account', false, false],
    ['Contact', false, false],
    ['Order', false, false],
  ])('R13.17 R13.18 D-47 on %s: partners %s, customers %s', (object, partners, customers) => {
    const org = (kind: object) =>
      built(
        acme,
        isOn,
        partner('a', 'acme', 'User', { ...kind, isPortalSuperUser: true }),
        partner('b', 'acme', 'User', kind),
        record('r', 'b', object),
      )
    expect(levels(org({}), 'a', 'r').length > 0).toBe(partners)
    expect(levels(org(plus), 'a', 'r')).toEqual(customers ? ['R13.18 4'] : [])
  })

  it('R13.18 customers need no switch', () => {
    const org = built(
      acme,
      partner('a', 'acme', 'User', { ...plus, isPortalSuperUser: true }),
      partner('b', 'acme', 'User', plus),
      record('r', 'b'),
    )
    expect(levels(org, 'a', 'r')).toEqual(['R13.18 4'])
  })

  it('R13.19 high-volume users and colleagues are none, whatever their mark says', () => {
    const marked = (who: string) => user(who, { isPortalSuperUser: true, account: acmeId })
    const hv = built(acme, isOn, highVolume('h', 'acme'), highVolume('i', 'acme'), marked('h'), record('r', 'i')) // prettier-ignore
    expect(levels(hv, 'h', 'r')).toEqual([])
    expect(levels(built(...frame, marked('re'), record('r', 'u')), 're', 'r')).toEqual([])
  })

  it('R13.17 a detail goes with its master, and by no door of its own', () => {
    const detail = addDetail('Part__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Read' } })
    const org = built(...frame, detail, record('r', 'u'), record('d', null, 'Part__c', { Thing__c: 'r' })) // prettier-ignore
    expect(levels(org, 'm', 'd')).toEqual([])
    expect(levels(org, 'm', 'r')).toEqual(['R13.17 4'])
  })

  it('R13.17 what a fellow has for certain and what more another may have stand beside each other', () => {
    const rows = [group('G', ['re']), unknownMembers, share('r', 'u'), share('r', 'G', 'Edit')]
    expect(levels(built(...frame, record('r', 'rw1'), ...rows), 'm', 'r')).toEqual([
      'R13.17 1',
      'R13.17 2?',
    ])
    const certain = [share('r', 'u'), share('r', 'u', 'Edit')]
    expect(levels(built(...frame, record('r', 'rw1'), ...certain), 'm', 'r')).toEqual(['R13.17 2'])
  })

  it('R13.17 R10.15 share the case whose contact a fellow is, while the org opens such cases', () => {
    const contact = record('c', 'rw1', 'Contact', { AccountId: 'acme' })
    const org = (...more: Edit[]) =>
      built(...frame, contact, record('r', 'rw1', 'Case', { ContactId: 'c' }), ...more)
    const isContact = user('u', { contact: parseRecordId('c') })
    expect(levels(org(isContact), 'm', 'r')).toEqual(['R13.17 2'])
    expect(levels(org(), 'm', 'r')).toEqual([])
    const off = settings({ enablePortalUserCaseSharing: false })
    expect(levels(org(isContact, off), 'm', 'r')).toEqual([])
  })

  it('R13.17 LIC the super user needs the object permission of their own', () => {
    const org = thingOf('u')
    expect(answer(org, 'm', 'r')).toBe(allFive)
    expect(answer(built(...frame, record('r', 'u'), licence('m', 'Chatter Free')), 'm', 'r')).toBe(
      nothing,
    )
  })
})

const acmeId = parseRecordId('acme')
