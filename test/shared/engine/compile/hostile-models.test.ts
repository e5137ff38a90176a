import { compileOrg, recordPosition } from '@shared/engine/compile/compile-org'
import {
  parseGroupId,
  parseProfileId,
  parseRecordId,
  parseRoleId,
  parseTerritoryId,
  parseUserId,
} from '@shared/model/id'
import { describe, expect, it, vi } from 'vitest'
import { access, allFive, answer, nothing, readOnly } from '../../../org-access'
import {
  addUser,
  built,
  changeRole,
  group,
  managersOf,
  record,
  share,
  user,
  type Edit,
} from '../../../org-builder'
import { newField, newProfile, newRole, newUser, objectEntry } from '../../../org-frame'
import { addDetail, addField, addObject } from '../../../org-objects'
import { ownerRule, territory } from '../../../org-sharing'
import { expectAnswers } from '../../../whole-answers'

// Ten thousand of anything take their time where the machine is shared.
vi.setConfig({ testTimeout: 180_000 })

const many = 10_000
const r = record('r', 'rw1')

/** Groups G0 … Gn, each in the one before; `last` holds these members. */
const nested =
  (count: number, last: readonly string[], isClosed = false): Edit =>
  (org) => {
    const inner = (i: number) => ({ kind: 'group', group: parseGroupId(`G${i}`) }) as const
    const groups = Array.from({ length: count }, (_, i) => ({
      id: parseGroupId(`G${i}`),
      type: 'Regular' as const,
      developerName: `G${i}`,
      name: `G${i}`,
      doesIncludeBosses: false,
      members: [
        ...(i < count - 1 ? [inner(i + 1)] : isClosed ? [inner(0)] : []),
        ...(i < count - 1
          ? []
          : last.map((id) => ({ kind: 'user', user: parseUserId(id) }) as const)),
      ],
      queueObjects: [],
      isMissing: false,
    }))
    return { ...org, groups: [...org.groups, ...groups] }
  }

describe('models that nobody would build', () => {
  it('R5.3 ten thousand nested groups open to the innermost member alone', () => {
    const org = built(r, nested(many, ['re']), share('r', 'G0'))
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(org, 'rw2', 'r')).toBe(nothing)
    expectAnswers(org)
  })

  it('R5.3 groups in a circle are a fixed point: each member once', () => {
    const org = built(r, nested(3, ['re'], true), share('r', 'G1'))
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(org, 'nr', 'r')).toBe(nothing)
    expectAnswers(org)
  })

  it('R4.1 T-108 roles in a circle end, and a role is never above itself', () => {
    const circle = changeRole('CEO', { parent: parseRoleId('Rep West') })
    const org = built(r, record('own', 'rw2'), circle)
    expectAnswers(org)
    expect(answer(org, 'rw2', 'r')).toBe(nothing)
    expect(answer(org, 'rw2', 'own')).toBe(allFive)
  })

  it('R4.6 a role hierarchy ten thousand levels deep carries from its foot to its top', () => {
    const chain: Edit = (org) => {
      const roles = Array.from({ length: many }, (_, i) =>
        newRole(`L${i}`, i === 0 ? 'CEO' : `L${i - 1}`),
      )
      return { ...org, roles: [...org.roles, ...roles] }
    }
    const org = built(chain, addUser('deep', `L${many - 1}`), record('d', 'deep'))
    expect(answer(org, 'cee', 'd')).toBe(allFive)
    expect(answer(org, 'vw', 'd')).toBe(nothing)
    expectAnswers(org)
  })

  it('R9.6 ten thousand territories below each other carry to the topmost', () => {
    const acme = record('acme', 'rw1', 'Account')
    const chain: Edit = (org) => ({
      ...org,
      territories: Array.from({ length: many }, (_, i) => ({
        id: parseTerritoryId(`T${i}`),
        developerName: `T${i}`,
        name: `T${i}`,
        model: 'Model',
        isActive: true,
        parent: i === 0 ? null : parseTerritoryId(`T${i - 1}`),
        accountAccessLevel: 'Read' as const,
        contactAccessLevel: 'None' as const,
        opportunityAccessLevel: 'None' as const,
        caseAccessLevel: 'None' as const,
        leadAccessLevel: 'None' as const,
        users: i === 0 ? [parseUserId('re')] : [],
        records:
          i === many - 1
            ? [{ object: 'Account', record: parseRecordId('acme'), cause: 'Territory' as const }]
            : [],
      })),
    })
    const org = built(acme, chain, share('acme', { kind: 'territoryAndSubordinates', territory: parseTerritoryId('T1') })) // prettier-ignore
    expect(answer(org, 're', 'acme')).toBe(readOnly)
    expect(answer(org, 'nr', 'acme')).toBe(nothing)
    expectAnswers(org)
  })

  it('R9.6 territories in a circle end', () => {
    const circle = [
      territory('A', ['acme'], ['re'], { parent: parseTerritoryId('B') }),
      territory('B', [], ['nr'], { parent: parseTerritoryId('A') }),
      territory('C', [], ['ve'], { parent: parseTerritoryId('C') }),
    ]
    const org = built(record('acme', 'rw1', 'Account'), ...circle)
    expect(answer(org, 'nr', 'acme')).toBe(readOnly)
    expect(answer(org, 've', 'acme')).toBe(nothing)
    expectAnswers(org)
  })

  it('R5.11 ten thousand managers above each other open to all of them and to nobody beside', () => {
    const chain: Edit = (org) => ({
      ...org,
      users: org.users.concat(
        Array.from({ length: many }, (_, i) =>
          newUser(`U${i}`, { manager: i === 0 ? null : parseUserId(`U${i - 1}`) }),
        ),
      ),
    })
    const last = `U${many - 1}`
    const org = built(r, chain, share('r', managersOf(last)), (before) => ({
      ...before,
      profiles: ['U0', 'nr'].map((id) =>
        newProfile(id, 'Salesforce', { objectPermissions: [objectEntry('Thing__c', 'CRED')] }),
      ),
    }))
    expect(answer(org, 'U0', 'r')).toBe(readOnly)
    expect(answer(org, 'nr', 'r')).toBe(nothing)
    expectAnswers(org)
  })

  it('R5.11 managers in a circle are each other’s managers, once', () => {
    const managers = [
      user('re', { manager: parseUserId('nr') }),
      user('nr', { manager: parseUserId('ve') }),
      user('ve', { manager: parseUserId('re') }),
    ]
    const org = built(r, ...managers, share('r', managersOf('re')))
    expect(answer(org, 'nr', 'r')).toBe(readOnly)
    expect(answer(org, 're', 'r')).toBe(nothing)
    expectAnswers(org)
  })

  it('R11.14 masters in a circle end, and a detail without master opens nothing', () => {
    const ring = [
      addDetail('A__c', { B__c: { master: 'B__c', writeNeeds: 'Read' } }),
      addDetail('B__c', { A__c: { master: 'A__c', writeNeeds: 'Read' } }),
      record('a', null, 'A__c', { B__c: 'b' }),
      record('b', null, 'B__c', { A__c: 'a' }),
    ]
    const org = built(...ring)
    expect(answer(org, 're', 'a')).toBe(nothing)
    expect(answer(org, 're', 'b')).toBe(nothing)
    expectAnswers(org)
  })

  it('R11.1 an object that is its own master ends', () => {
    const own = addDetail('Self__c', { Self__c: { master: 'Self__c', writeNeeds: 'Read' } })
    const org = built(own, record('s', null, 'Self__c', { Self__c: 's' }))
    expect(answer(org, 're', 's')).toBe(nothing)
    expectAnswers(org)
  })

  it('R10.20 accounts that are each other’s parent give each other nothing', () => {
    const parent = addField('Account', newField('ParentId', 'Lookup', { referenceTo: ['Account'] }))
    const accounts = [
      record('x', 'rw1', 'Account', { ParentId: 'y' }),
      record('y', 're', 'Account', { ParentId: 'x' }),
    ]
    const org = built(parent, ...accounts)
    expect(answer(org, 're', 'x')).toBe(nothing)
    expectAnswers(org)
  })

  it('R2.1 an owner whom nobody imported leaves the answer open to those who might stand above', () => {
    const stranger: Edit = (org) => ({
      ...org,
      records: org.records.map((table) => ({ ...table, owners: [parseUserId('stranger')] })),
    })
    const org = built(r, stranger)
    expect(answer(org, 'cee', 'r')).toBe(`${nothing}?`)
    expect(answer(org, 'nr', 'r')).toBe(nothing)
    expectAnswers(org)
  })

  it('R6.2 rules, shares and permissions on objects that nobody declared do no harm', () => {
    const org = built(
      r,
      ownerRule(
        { kind: 'allInternalUsers' },
        { object: 'Ghost__c', to: { kind: 'allInternalUsers' } },
      ),
      (before) => ({
        ...before,
        shares: [
          {
            object: 'Ghost__c',
            record: parseRecordId('ghost'),
            grantee: { kind: 'allInternalUsers' },
            level: 'Edit',
            rowCause: 'Manual',
            accountSettings: null,
          },
        ],
      }),
    )
    expect(answer(org, 're', 'r')).toBe(nothing)
    expect(recordPosition(compileOrg(org), parseRecordId('ghost'))).toBeUndefined()
    expectAnswers(org)
  })

  it('PRM-01 a user whose profile nobody imported holds nothing for certain', () => {
    const lost = user('re', { profile: parseProfileId('Lost') })
    const org = built(addObject('Open__c', 'ReadWrite'), record('o', 'rw1', 'Open__c'), lost)
    expect(access(org, 're', 'o').hasReadAccess).toBe(false)
    expectAnswers(org)
  })

  it('R5.1 a group that is in no import may hold anybody', () => {
    const missing: Edit = (org) => ({
      ...org,
      groups: org.groups.map((each) => ({ ...each, isMissing: true })),
    })
    const org = built(r, group('Lost', []), missing, share('r', 'Lost'))
    expect(answer(org, 're', 'r')).toBe(`${nothing}?`)
    expectAnswers(org)
  })
})
