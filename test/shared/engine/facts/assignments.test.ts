import { describe, expect, it } from 'vitest'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { containerFindings } from '@shared/engine/permission/container-findings'
import { permissionNotes } from '@shared/engine/permission/permission-notes'
import { userFindings } from '@shared/engine/permission/user-findings'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { formatReason } from '@shared/report/messages-en'
import { compiled, hasSystemPermission, objectLetters } from '../../../org-access'
import { built, group, record, user, type Edit } from '../../../org-builder'
import { addField, settings } from '../../../org-objects'
import { newField } from '../../../org-frame'
import {
  assign,
  field,
  licence,
  permissions,
  permissionSet,
  permissionSetGroup,
  system,
} from '../../../org-permissions'
import { guest, highVolume, partner } from '../../../org-sharing'

const account = 'Account'
const none = permissions('re', account, '')
const now = '2026-03-01T00:00:00.000Z'

/** Letters held for certain, then what more is possible after a question mark: `R`, `?R`. */
function letters(org: Org, activated: readonly string[] = [], object = account): string {
  const engine = compileOrg(org, { now, activated })
  const index = engine.objectIndexByName.get(object.toLowerCase()) ?? -1
  const position = engine.userIndexById.get(parseUserId('re')) ?? -1
  const held = engine.permissions.classes[engine.permissions.classOfUser[position] ?? -1]
  const words = (bits: number) =>
    Array.from('CREDVMF')
      .filter((_, i) => (bits & (1 << i)) !== 0)
      .join('')
  const certain = held?.bits[index] ?? 0
  const open = (held?.possibleBits[index] ?? 0) & ~certain
  return words(certain) + (open === 0 ? '' : `?${words(open)}`)
}

function notes(org: Org, object = account, who = 're'): string[] {
  const engine = compiled(org)
  const found = engine.objects.find(({ name }) => name === object)
  const position = engine.userIndexById.get(parseUserId(who)) ?? -1
  if (found === undefined) throw new Error(`no object is called ${object}`)
  const reasons = permissionNotes(engine, position, found)
  reasons.map(formatReason)
  return reasons.map(({ rule, code }) => `${rule} ${code}`)
}

const codes = (org: Org) => {
  const engine = compiled(org)
  const found = [...containerFindings(org, engine.objects), ...userFindings(org, { now })]
  found.map(formatReason)
  return found.map(({ rule }) => rule)
}

const reads = { objects: { Account: 'R' } }
const psl = permissionSet('A', { ...reads, license: 'Sales Console User' })
const holders =
  (...licences: readonly string[]): Edit =>
  (org) => ({
    ...org,
    permissionSetLicenseAssignments: licences.map((permissionSetLicense) => ({
      user: parseUserId('re'),
      permissionSetLicense,
    })),
  })

describe('permission set licences', () => {
  it('T-28 PRM-04 a set counts for those who hold its licence', () => {
    expect(letters(built(none, psl, assign('A', 're'), holders('SalesConsoleUserPsl')))).toBe('R')
    const lacking = built(none, psl, assign('A', 're'), holders('Another'))
    expect(letters(lacking)).toBe('')
    expect(notes(lacking)).toEqual(['PRM-04 assignment-licence-not-held'])
    expect(codes(lacking)).toContain('HLT-36')
  })

  it('PRM-04 R19.1 without a word on who holds it, it may count, and says so', () => {
    const open = built(none, psl, assign('A', 're'))
    expect(letters(open)).toBe('?R')
    expect(notes(open)).toEqual(['PRM-04 assignment-licence-unknown'])
    expect(codes(open)).not.toContain('HLT-36')
  })

  it('PRM-04 in a group each set is looked at by itself', () => {
    const both = [
      none,
      psl,
      permissionSet('B', { objects: { Account: 'RE' } }),
      permissionSetGroup('G', ['A', 'B']),
      assign('G', 're'),
    ]
    expect(letters(built(...both, holders()))).toBe('RE')
    const alone = [none, psl, permissionSetGroup('G', ['A']), assign('G', 're')]
    expect(letters(built(...alone))).toBe('?R')
    expect(letters(built(...alone, holders()))).toBe('')
  })

  it('LIC-02 a permission set licence raises the ceiling of the user licence', () => {
    const platform = [none, licence('re', 'Salesforce Platform'), assign('A', 're')]
    const lead = { objects: { Lead: 'R' } }
    const org = (set: Edit) =>
      built(permissions('re', 'Lead', ''), set, ...platform, holders('Sales Console User'))
    const raised = org(permissionSet('A', { ...lead, license: 'Sales Console User' }))
    expect(letters(raised, [], 'Lead')).toBe('R')
    const plain = org(permissionSet('A', lead))
    expect(letters(plain, [], 'Lead')).toBe('')
    expect(notes(plain, 'Lead')).toEqual(['LIC-02 permission-capped'])
  })

  it('LIC-06 an integration user has objects with the integration licence alone', () => {
    const user = licence('re', 'Salesforce Integration')
    expect(letters(built(user, holders()))).toBe('')
    expect(letters(built(user, holders('Salesforce API Integration')))).toBe('CRED')
    expect(letters(built(user))).toBe('?CRED')
  })
})

describe('session-based sets', () => {
  const session = permissionSet('A', { ...reads, isSessionBased: true })

  it('T-25 T-26 PRM-06 they count in the session in which they are activated', () => {
    const org = built(none, session, assign('A', 're'))
    expect(letters(org)).toBe('')
    expect(letters(org, ['another'])).toBe('')
    expect(letters(org, ['a'])).toBe('R')
    expect(notes(org)).toEqual(['PRM-06 assignment-not-activated'])
  })

  it('PRM-14 in an ordinary group such a set waits for its own activation', () => {
    const org = built(none, session, permissionSetGroup('G', ['A']), assign('G', 're'))
    expect(letters(org)).toBe('')
    expect(letters(org, ['A'])).toBe('R')
  })

  it('PRM-06 a session-based group opens with its own activation', () => {
    const onDemand: Edit = (org) => ({
      ...org,
      permissionSetGroups: org.permissionSetGroups.map((group) => ({
        ...group,
        hasActivationRequired: true,
      })),
    })
    const org = built(none, session, permissionSetGroup('G', ['A']), onDemand, assign('G', 're'))
    expect(letters(org, ['A'])).toBe('')
    expect(letters(org, ['G'])).toBe('R')
  })
})

describe('what is stated and does not work', () => {
  it('T-01 HLT-21 a container that is not closed', () => {
    expect(codes(built(permissions('re', account, 'C')))).toContain('HLT-21')
    expect(codes(built())).not.toContain('HLT-21')
  })

  it('T-17 HLT-21 T-37 HLT-24 field entries that count for nothing', () => {
    const phone = addField(account, newField('Phone', 'Phone'))
    expect(codes(built(phone, field('re', account, 'Phone', false, true)))).toContain('HLT-21')
    const master = addField('Thing__c', newField('Master__c', 'MasterDetail'))
    expect(codes(built(master, field('re', 'Thing__c', 'Master__c', true, true)))).toContain(
      'HLT-24',
    )
    const formula = addField(account, newField('Sum__c', 'Number', { isCalculated: true }))
    expect(codes(built(formula, field('re', account, 'Sum__c', true, true)))).toContain('HLT-24')
    expect(codes(built(phone, field('re', account, 'Phone', true, true)))).not.toContain('HLT-24')
  })

  it('PRM-24 HLT-22 Read on a child without Read on its parent', () => {
    expect(codes(built(none))).toContain('HLT-22')
    expect(codes(built())).not.toContain('HLT-22')
    expect(letters(built(none), [], 'Contact')).toBe('CRED')
  })

  it('PRM-30 PRM-31 HLT-23 a system permission without what it requires changes no answer', () => {
    const org = built(system('re', 'AssignPermissionSets'))
    const lonely = (each: Org) =>
      containerFindings(each, compiled(each).objects).some(
        ({ rule, args }) => rule === 'HLT-23' && args.permission === 'AssignPermissionSets',
      )
    expect(lonely(org)).toBe(true)
    expect(hasSystemPermission(org, 're', 'ViewSetup')).toBe(false)
    expect(lonely(built(system('re', 'AssignPermissionSets', 'ViewSetup')))).toBe(false)
  })

  it('T-24 PRM-13 a mute beside Modify All Data is noted', () => {
    const muted = (...names: readonly string[]) =>
      built(
        permissionSet('A', { objects: { Account: 'CRED' }, system: names }),
        permissionSetGroup('G', ['A'], { objects: { Account: 'D' } }),
        assign('G', 're'),
      )
    expect(notes(muted('ModifyAllData', 'ViewAllData'))).toEqual(['PRM-13 mute-ineffective'])
    expect(notes(muted())).toEqual([])
    expect(codes(muted('ModifyAllData', 'ViewAllData'))).toContain('PRM-13')
  })

  it('T-27 PRM-05 an assignment that expired is named', () => {
    const set = [none, permissionSet('A', reads)]
    expect(notes(built(...set, assign('A', 're', now)))).toEqual(['PRM-05 assignment-expired'])
    expect(notes(built(...set, assign('A', 're')))).toEqual([])
  })

  it('T-27a PRM-05a HLT-61 an end that a set may not carry', () => {
    const set = (...names: readonly string[]) =>
      built(permissionSet('A', { system: names }), assign('A', 're', '2020-01-01T00:00:00.000Z'))
    expect(codes(set('ManageUsers'))).toContain('HLT-61')
    expect(codes(set())).not.toContain('HLT-61')
  })

  it('T-29 T-30 T-31 T-35 LIC-02 what a licence takes away is named', () => {
    const acme = record('acme', 'rw1', account)
    expect(notes(built(acme, highVolume('h', 'acme')), 'Lead', 'h')).toContain(
      'LIC-02 permission-capped',
    )
    expect(notes(built(guest('g')), 'Thing__c', 'g')).toContain('LIC-02 permission-capped')
    const identity = built(licence('re', 'Identity'), system('re', 'ModifyAllData'))
    expect(notes(identity)).toContain('LIC-02 system-capped')
    expect(notes(built())).toEqual([])
  })

  it('LIC-07 cases of the Platform licence hang on a switch of the contract', () => {
    const platform = licence('re', 'Salesforce Platform')
    expect(objectLetters(built(platform), 're', 'Case')).toBe('')
    expect(objectLetters(built(platform, settings({ platformCase: true })), 're', 'Case')).toBe(
      'CRED',
    )
  })

  it('LIC-04 USR-05 users that the platform would refuse', () => {
    const acme = record('acme', 'rw1', account)
    const contact = record('c', 'rw1', 'Contact')
    const whole = built(
      acme,
      contact,
      partner('p', 'acme'),
      user('p', { contact: parseRecordId('c') }),
    )
    expect(codes(whole)).not.toContain('LIC-04')
    expect(codes(built(acme, partner('p', 'acme'), user('p', { account: null })))).toContain(
      'LIC-04',
    )
    const role = { role: built().roles[0]?.id ?? null }
    expect(codes(built(acme, highVolume('h', 'acme'), user('h', role)))).toContain('LIC-04')
    expect(codes(built(guest('g'), user('g', role)))).toContain('GST-07')
    expect(codes(built(guest('g')))).not.toContain('GST-07')
    expect(codes(built(guest('g'), user('g', { manager: parseUserId('re') })))).toContain('GST-07')
    expect(codes(built(guest('g'), group('G', ['g'])))).toContain('GST-07')
    expect(codes(built(guest('g'), group('G', ['re'])))).not.toContain('GST-07')
  })
})

describe('custom permissions', () => {
  const gives =
    (...names: readonly string[]): Edit =>
    (org) => ({
      ...org,
      profiles: org.profiles.map((profile) => ({ ...profile, customPermissions: names })),
      customPermissions: [
        { name: 'Base', label: 'Base', requiredPermissions: [] },
        { name: 'Extra', label: 'Extra', requiredPermissions: ['Base'] },
      ],
    })
  const custom = (...edits: readonly Edit[]) => {
    const engine = compiled(built(...edits))
    const position = engine.userIndexById.get(parseUserId('re')) ?? -1
    return [
      ...(engine.permissions.classes[engine.permissions.classOfUser[position] ?? -1]?.custom ?? []),
    ]
  }

  it('PRM-27 one that requires another counts beside it alone', () => {
    expect(custom(gives('Base', 'Extra'))).toEqual(['Base', 'Extra'])
    expect(custom(gives('Extra'))).toEqual([])
  })
})
