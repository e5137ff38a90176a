import { describe, expect, it } from 'vitest'
import { explained } from '../../../org-access'
import {
  addUser,
  built,
  group,
  queue,
  record,
  role,
  share,
  user,
  type Edit,
} from '../../../org-builder'
import { changeObject, defaults, hierarchies } from '../../../org-objects'
import {
  criteria,
  criteriaRule,
  guest,
  guestRule,
  highVolume,
  ownerRule,
  partner,
  territory,
} from '../../../org-sharing'

/** Closed doors of a record for a user, each as `door: code`, what the code says behind it. */
function closed(who: string, id: string, ...edits: readonly Edit[]): string[] {
  return explained(built(...edits), who, id).closed.map(({ door, reason }) =>
    [`${door}: ${reason.code}`, ...Object.values(reason.args)]
      .join(' ')
      .replace('@frame.example', ''),
  )
}
const door = (name: string, ...of: Parameters<typeof closed>) =>
  closed(...of).filter((line) => line.startsWith(`${name}: `))

const r = record('r', 'rw1')
const account = record('a', 'rw1', 'Account')
const west = role('Rep West')
const east = role('Rep East')

describe('why a door is closed', () => {
  it('R3.1 R13.21 the default, of the user’s side; none for a guest', () => {
    const both = defaults('Thing__c', 'Read', 'Private')
    expect(door('OrgWideDefault', 're', 'r', r)).toEqual(['OrgWideDefault: closed-default Thing__c Private']) // prettier-ignore
    expect(door('OrgWideDefault', 're', 'r', r, both)).toEqual([])
    const outside = partner('p', 'a')
    expect(door('OrgWideDefault', 'p', 'r', account, r, outside, both)).toEqual(['OrgWideDefault: closed-default Thing__c Private']) // prettier-ignore
    expect(door('OrgWideDefault', 'g', 'r', r, both, guest('g'))).toEqual(['OrgWideDefault: closed-default-guest Thing__c']) // prettier-ignore
  })

  it('R15.27 R6.22 of a private opportunity the flag is told, of every door that it shuts', () => {
    const rule = criteriaRule(criteria(['Name', 'equals', 'x']), {
      object: 'Opportunity',
      to: east,
    })
    const edits = (isPrivate: string) => [
      record('o', 'rw1', 'Opportunity', { Name: 'x', IsPrivate: isPrivate }),
      ...[rule, share('o', 're'), defaults('Opportunity', 'Read')],
    ]
    const shut = 'closed-private-opportunity'
    for (const name of ['Rule', 'Manual'])
      expect(door(name, 're', 'o', ...edits('true'))).toEqual([`${name}: ${shut}`])
    expect(door('RoleHierarchy', 're', 'o', ...edits('true'))).toEqual(['RoleHierarchy: closed-not-above Rep_East Rep_West']) // prettier-ignore
    expect(closed('re', 'o', ...edits('false')).join()).not.toContain(shut)
  })

  it('R15.24 of a contact without account that is told, also to those above its owner', () => {
    const lone = record('k', 'rw1', 'Contact', { AccountId: null })
    const shut = (name: string) => [`${name}: closed-without-account`]
    expect(door('RoleHierarchy', 'mw', 'k', lone)).toEqual(shut('RoleHierarchy'))
    expect(door('Manual', 're', 'k', lone, share('k', 're'))).toEqual(shut('Manual'))
    const kept = record('k', 'rw1', 'Contact', { AccountId: 'a' })
    expect(door('RoleHierarchy', 'mw', 'k', account, kept)).toEqual([])
  })

  it('R16.4 R13.6 D-30 R13.22 a row for the user that opens nothing is not told as one for others', () => {
    const row = share('r', 're')
    const gone = user('re', { isActive: false })
    expect(door('Manual', 're', 'r', r, row, gone)).toEqual(['Manual: closed-rows-inactive'])
    expect(door('Manual', 've', 'r', r, row, gone)).toEqual(['Manual: closed-rows-inactive'])
    expect(door('Manual', 've', 'r', r, row, gone, hierarchies('Thing__c', false))).toEqual(['Manual: closed-rows 1']) // prettier-ignore
    expect(door('Manual', 'rw2', 'r', r, row, gone)).toEqual(['Manual: closed-rows 1'])
    expect(door('Manual', 'h', 'r', account, r, highVolume('h', 'a'), share('r', 'h'))).toEqual(['Manual: closed-rows-high-volume']) // prettier-ignore
    expect(door('Manual', 'g', 'r', r, guest('g'), share('r', 'g'))).toEqual(['Manual: closed-rows-guest']) // prettier-ignore
  })

  it('R2.1 R2.4 who owns the record, a user or a queue', () => {
    const owned = [queue('Q', ['rw2']), record('q', 'Q')]
    expect(door('Owner', 're', 'r', r)).toEqual(['Owner: closed-owner rw1'])
    expect(door('Owner', 'rw1', 'r', r)).toEqual([])
    expect(door('QueueMember', 're', 'r', r)).toEqual([])
    expect(door('Owner', 're', 'q', ...owned)).toEqual(['Owner: closed-owner Q'])
    expect(door('QueueMember', 're', 'q', ...owned)).toEqual(['QueueMember: closed-queue Q'])
    expect(door('QueueMember', 'rw2', 'q', ...owned)).toEqual([])
    expect(door('Owner', 're', 'n', record('n', null))).toEqual([])
  })

  it.each([
    ['R4.1', 'roles that are not above', 're', [], 'closed-not-above Rep_East Rep_West'],
    ['R4.5', 'a user without role', 'nr', [], 'closed-no-role'],
    ['R4.7', 'the switch of the object', 'vw', [hierarchies('Thing__c', false)], 'closed-hierarchy-off Thing__c'], // prettier-ignore
    ['R2.12', 'an owner without role', 're', [user('rw1', { role: null })], 'closed-owner-no-role rw1'], // prettier-ignore
  ] as const)('%s the hierarchy is closed by %s', (_, _why, who, edits, told) => {
    expect(door('RoleHierarchy', who, 'r', r, ...edits)).toEqual([`RoleHierarchy: ${told}`])
  })

  it('R4.1 the hierarchy is not closed for the owner, for a superior and where nobody owns', () => {
    expect(door('RoleHierarchy', 'rw1', 'r', r)).toEqual([])
    expect(door('RoleHierarchy', 'vw', 'r', r)).toEqual([])
    expect(door('RoleHierarchy', 're', 'n', record('n', null))).toEqual([])
    const owned = [queue('Q', ['rw2']), record('q', 'Q')]
    expect(door('RoleHierarchy', 're', 'q', ...owned)).toEqual([])
  })

  it.each([
    ['R6.2', 'there is none', 'nr', [], 'closed-no-rules Thing__c'],
    ['R6.7', 'those for guests do not count', 'nr', [guestRule(criteria(['Name', 'equals', 'x']), { to: 'rw2' })], 'closed-no-rules Thing__c'], // prettier-ignore
    ['R6.5', 'none matches', 'nr', [ownerRule(east, { to: role('VP East') })], 'closed-rules-unmatched 1'], // prettier-ignore
    ['R6.12', 'those that match are for others', 'nr', [ownerRule(west, { to: role('VP East') }), ownerRule(east, { to: west })], 'closed-rules-elsewhere Rule_1'], // prettier-ignore
    ['R13.6', 'high-volume users take part in none', 'h', [account, highVolume('h', 'a'), ownerRule(west, { to: east })], 'closed-high-volume'], // prettier-ignore
  ] as const)('%s no rule opens, since %s', (_, _why, who, edits, told) => {
    expect(door('Rule', who, 'r', r, ...edits)).toEqual([`Rule: ${told}`])
  })

  it('R6.12 a rule that lets the user in is no closed door', () => {
    expect(door('Rule', 're', 'r', r, ownerRule(west, { to: east }))).toEqual([])
  })

  it('R6.7 guests are let in by guest rules alone', () => {
    const named = criteriaRule(criteria(['Name', 'equals', 'x']), { to: east })
    const told = closed('g', 'r', r, named, guest('g'))
    expect(told).toContain('GuestRule: closed-guest-rule')
    expect(told.some((line) => line.startsWith('Rule: '))).toBe(false)
    expect(door('GuestRule', 're', 'r', r)).toEqual([])
  })

  it('R7.1 rows that share with others are counted', () => {
    const rows = [group('G', ['rw2']), share('r', 'G'), share('r', 'nr')]
    expect(door('Manual', 're', 'r', r)).toEqual(['Manual: closed-no-rows'])
    expect(door('Manual', 're', 'r', r, ...rows)).toEqual(['Manual: closed-rows 2'])
    expect(door('Manual', 'nr', 'r', r, ...rows)).toEqual([])
  })

  it('R9.4 R10.1 R10.5 accounts and what hangs on them', () => {
    const area = territory('T', ['a'], ['rw2'])
    expect(door('Territory', 're', 'a', account, area)).toEqual(['Territory: closed-territory'])
    expect(door('Territory', 'rw2', 'a', account, area)).toEqual([])
    expect(door('Territory', 're', 'a', account)).toEqual([])
    expect(door('Territory', 're', 'r', r, account, area)).toEqual([])
    expect(door('ImplicitParent', 're', 'a', account)).toEqual(['ImplicitParent: closed-children'])
    expect(door('ImplicitParent', 're', 'r', r)).toEqual([])
    const contact = record('c', 'rw2', 'Contact', { AccountId: 'a' })
    expect(door('ImplicitParent', 'rw2', 'a', account, contact)).toEqual([])
    expect(door('ImplicitChild', 're', 'c', account, contact)).toEqual(['ImplicitChild: closed-account-levels']) // prettier-ignore
    expect(door('ImplicitChild', 're', 'c', record('c', 'rw2', 'Contact'))).toEqual([])
    expect(door('ImplicitChild', 're', 'r', r)).toEqual([])
  })

  it('R11.1 R15.34 a detail has no owner, rule or row of its own; permissions alone have no doors', () => {
    const order = record('o', 'rw2', 'Order', { AccountId: 'a' })
    const followed = defaults('Order', 'ControlledByParent')
    const told = closed('re', 'o', account, order, followed)
    expect(told.filter((line) => /^(Rule|Manual): /.test(line))).toEqual([])
    const event = changeObject('Thing__c', () => ({ kind: 'platformEvent' }))
    expect(closed('re', 'r', r, event)).toEqual([])
    expect(closed('re', 'r', r, addUser('other', null)).length).toBeGreaterThan(0)
  })
})
