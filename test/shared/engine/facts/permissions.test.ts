import { describe, expect, it } from 'vitest'
import {
  answer,
  hasSystemPermission,
  nothing,
  objectLetters,
  readAndEdit,
  readOnly,
} from '../../../org-access'
import { built, record, share, type Edit } from '../../../org-builder'
import { defaults } from '../../../org-objects'
import {
  assign,
  licence,
  permissions,
  permissionSet,
  permissionSetGroup,
  system,
} from '../../../org-permissions'
import { guest, highVolume, partner } from '../../../org-sharing'

const account = 'Account'
const thing = 'Thing__c'
const acme = record('acme', 'rw1', account)
const none = permissions('re', account, '')
const letters = (...edits: readonly Edit[]) => objectLetters(built(none, ...edits), 're', account)

describe('object permissions in force', () => {
  it('T-01 PRM-21 PRM-23 Create without Read does not count', () => {
    expect(letters(permissions('re', account, 'C'))).toBe('')
    expect(letters(permissions('re', account, 'CR'))).toBe('CR')
  })

  it('T-02 PRM-23 Edit of one set and Read of another make Edit effective', () => {
    const sets = [
      permissionSet('A', { objects: { Account: 'E' } }),
      permissionSet('B', { objects: { Account: 'R' } }),
      assign('A', 're'),
    ]
    expect(letters(...sets)).toBe('')
    expect(letters(...sets, assign('B', 're'))).toBe('RE')
  })

  it('T-03 LAY-14 creating needs Create alone', () => {
    expect(letters(permissions('re', account, 'CR'))).toContain('C')
    expect(letters(permissions('re', account, 'RED'))).not.toContain('C')
  })

  it('T-04 LAY-12 Read on the object does not edit', () => {
    const org = built(acme, share('acme', 're'), permissions('re', account, 'R'))
    expect(answer(org, 're', 'acme')).toBe(readOnly)
  })

  it('T-05 LAY-12 Edit on the object does not edit what is shared Read', () => {
    expect(answer(built(acme, share('acme', 're')), 're', 'acme')).toBe(readOnly)
    expect(answer(built(acme, share('acme', 're', 'Edit')), 're', 'acme')).toBe(readAndEdit)
  })

  it('T-06 LAY-26 Delete on the object does not delete at Read/Write', () => {
    const org = built(acme, defaults(account, 'ReadWrite'))
    expect(answer(org, 're', 'acme')).toBe(readAndEdit)
  })

  it('T-07 LAY-26 Full Access does not delete without Delete', () => {
    expect(answer(built(acme, permissions('rw1', account, 'CRE')), 'rw1', 'acme')).toBe(
      'RET:Transfer',
    )
  })

  it('T-08 LAY-17 Delete and Full Access delete without any field permission', () => {
    expect(answer(built(acme), 'rw1', 'acme')).toContain('D')
  })

  it('T-09 LAY-06 Modify All with its prerequisites is Full Access to every record', () => {
    expect(answer(built(acme, permissions('re', account, 'REDVM')), 're', 'acme')).toBe('REDTA:All')
    expect(answer(built(acme, permissions('re', account, 'M')), 're', 'acme')).toBe(nothing)
  })

  it('T-10 PRM-22 Modify All does not create', () => {
    expect(letters(permissions('re', account, 'REDVM'))).toBe('REDVM')
  })

  it('T-18 LAY-03 what the profile lacks a set may give', () => {
    expect(letters(permissionSet('A', { objects: { Account: 'R' } }), assign('A', 're'))).toBe('R')
  })

  const muted = [
    permissionSet('A', { objects: { Account: 'CRED' } }),
    permissionSetGroup('G', ['A'], { objects: { Account: 'D' } }),
    assign('G', 're'),
  ]

  it('T-19 PRM-11 a group without what it mutes', () => {
    expect(letters(...muted)).toBe('CRE')
  })

  it('T-20 PRM-12 a set given directly is not muted', () => {
    expect(letters(...muted, assign('A', 're'))).toBe('CRED')
  })

  it('T-21 PRM-12 another group is not muted', () => {
    const second = [permissionSetGroup('H', ['A']), assign('H', 're')]
    expect(letters(...muted, ...second)).toBe('CRED')
  })

  it('T-22 PRM-11 muting Read takes everything of the object', () => {
    const set = permissionSet('A', { objects: { Account: 'CREDVM' } })
    const mutesRead = permissionSetGroup('G', ['A'], { objects: { Account: 'R' } })
    expect(letters(set, mutesRead, assign('G', 're'))).toBe('')
  })

  it('T-24 PRM-13 muting Delete beside Modify All Data has no effect', () => {
    const edits = [
      permissionSet('A', {
        objects: { Account: 'CRED' },
        system: ['ModifyAllData', 'ViewAllData'],
      }),
      permissionSetGroup('G', ['A'], { objects: { Account: 'D' } }),
      assign('G', 're'),
    ]
    expect(letters(...edits)).toBe('CREDVM')
  })

  it('T-25 PRM-06 a session-based set that is not activated gives nothing', () => {
    const set = permissionSet('A', { objects: { Account: 'R' }, isSessionBased: true })
    expect(letters(set, assign('A', 're'))).toBe('')
  })

  it('T-27 PRM-05 at the instant of its end an assignment is expired, a second before it is live', () => {
    const set = permissionSet('A', { objects: { Account: 'R' } })
    expect(letters(set, assign('A', 're', '2026-03-01T00:00:00.000Z'))).toBe('')
    expect(letters(set, assign('A', 're', '2026-03-01T00:00:01.000Z'))).toBe('R')
  })

  it('T-27a PRM-05a a set with Manage Users has no end', () => {
    const set = permissionSet('A', { objects: { Account: 'R' }, system: ['ManageUsers'] })
    expect(letters(set, assign('A', 're', '2020-01-01T00:00:00.000Z'))).toBe('R')
  })

  it('T-33 PRM-25 Manage Users brings View All Users', () => {
    expect(hasSystemPermission(built(system('re', 'ManageUsers')), 're', 'ViewAllUsers')).toBe(true)
    expect(hasSystemPermission(built(), 're', 'ViewAllUsers')).toBe(false)
  })

  it('T-34 PRM-25 Modify All Data brings View All Data and Create on every object', () => {
    const org = built(none, system('re', 'ModifyAllData'))
    expect(hasSystemPermission(org, 're', 'ViewAllData')).toBe(true)
    for (const object of [account, thing, 'Lead'])
      expect(objectLetters(org, 're', object)).toBe('CREDVM')
  })
})

describe('licence caps', () => {
  it('PRM-04 a set for another licence gives nothing', () => {
    const set = permissionSet('A', { objects: { Account: 'R' }, license: 'Salesforce Platform' })
    expect(letters(set, assign('A', 're'))).toBe('')
    const fitting = permissionSet('A', { objects: { Account: 'R' }, license: 'Salesforce' })
    expect(letters(fitting, assign('A', 're'))).toBe('R')
  })

  it('T-29 LIC-07 LIC-01 a Customer Community user has no leads', () => {
    const org = built(acme, highVolume('h', 'acme'))
    expect(objectLetters(org, 'h', 'Lead')).toBe('')
    expect(objectLetters(org, 'h', account)).toBe('RE')
  })

  it('T-30 LIC-07 a Platform user has no opportunities', () => {
    const org = built(licence('re', 'Salesforce Platform'))
    expect(objectLetters(org, 're', 'Opportunity')).toBe('')
    expect(objectLetters(org, 're', account)).toBe('CRED')
  })

  it('T-31 LIC-07 a guest does not edit custom objects', () => {
    expect(objectLetters(built(guest('g')), 'g', thing)).toBe('CR')
  })

  it('T-32 LIC-07 a partner creates leads', () => {
    expect(objectLetters(built(acme, partner('p', 'acme')), 'p', 'Lead')).toBe('CRE')
  })

  it('T-35 LIC-03 LIC-05 an Identity user has no Modify All Data', () => {
    const org = built(licence('re', 'Identity'), system('re', 'ModifyAllData'))
    expect(hasSystemPermission(org, 're', 'ModifyAllData')).toBe(false)
    expect(objectLetters(org, 're', thing)).toBe('')
  })
})

describe('transfer permissions', () => {
  it('T-46 LAY-18 Transfer Record moves what is read', () => {
    const org = built(acme, share('acme', 're'), system('re', 'TransferAnyEntity'))
    expect(answer(org, 're', 'acme')).toBe('RT:Transfer')
  })

  it('T-47 LAY-18 not without Edit on the object', () => {
    const org = built(
      acme,
      share('acme', 're'),
      system('re', 'TransferAnyEntity'),
      permissions('re', account, 'R'),
    )
    expect(answer(org, 're', 'acme')).toBe(readOnly)
  })

  it('T-48 LAY-17 LAY-27 the new owner may delete', () => {
    expect(answer(built(record('acme', 're', account)), 're', 'acme')).toBe('REDTA:All')
  })

  it('T-49 LAY-18 Transfer Leads does not move cases', () => {
    const org = built(record('c', 'rw1', 'Case'), share('c', 're'), system('re', 'TransferAnyLead'))
    expect(answer(org, 're', 'c')).toBe(readOnly)
  })
})
