import { describe, expect, it } from 'vitest'
import { login } from '@shared/engine/login/login'
import { AccessLevel } from '@shared/model/level'
import { parseUserId } from '@shared/model/id'
import { allFive, answer, compiled, objectLetters, explained } from '../../../org-access'
import { built, record, share, user, type Edit } from '../../../org-builder'
import { addObject } from '../../../org-objects'
import {
  assign,
  licence,
  permissions,
  permissionSet,
  permissionSetGroup,
  system,
} from '../../../org-permissions'

const r = record('r', 'rw1')
const bare = permissions('re', 'Thing__c', '')

describe('containers', () => {
  it('PRM-10 a group is the union of its sets, and a set may be in two groups', () => {
    const sets: Edit[] = [
      bare,
      permissionSet('Reads', { objects: { Thing__c: 'R' } }),
      permissionSet('Edits', { objects: { Thing__c: 'E' } }),
      permissionSetGroup('Both', ['Reads', 'Edits']),
      permissionSetGroup('One', ['Reads']),
    ]
    expect(objectLetters(built(...sets, assign('Both', 're')), 're', 'Thing__c')).toBe('RE')
    expect(objectLetters(built(...sets, assign('One', 're')), 're', 'Thing__c')).toBe('R')
    expect(objectLetters(built(...sets), 're', 'Thing__c')).toBe('')
  })

  it('LIC-07a View All Fields goes with Read under every licence', () => {
    const org = (letters: string) =>
      built(permissions('re', 'Thing__c', letters), licence('re', 'Salesforce Platform'))
    expect(objectLetters(org('RF'), 're', 'Thing__c')).toBe('RF')
    expect(objectLetters(org('R'), 're', 'Thing__c')).toBe('R')
    const shut = [permissions('re', 'Opportunity', 'RF'), licence('re', 'Salesforce Platform')]
    expect(objectLetters(built(...shut), 're', 'Opportunity')).toBe('')
  })

  it('LIC-07 every type of article is Knowledge to a licence, other objects are not', () => {
    const kinds = (object: string) =>
      built(
        addObject(object, 'Private'),
        permissions('re', object, 'CRED'),
        licence('re', 'Salesforce Platform'),
      )
    expect(objectLetters(kinds('FAQ__kav'), 're', 'FAQ__kav')).toBe('R')
    expect(objectLetters(kinds('Individual'), 're', 'Individual')).toBe('')
  })

  it('LIC-08 an object that no table names is open to the full licence, not to a guest', () => {
    const odd = [addObject('Individual', 'Private'), permissions('re', 'Individual', 'CREDVM')]
    expect(objectLetters(built(...odd), 're', 'Individual')).toBe('CREDVM')
    const platform = built(...odd, licence('re', 'Salesforce Platform'))
    expect(objectLetters(platform, 're', 'Individual')).toBe('')
  })
})

describe('entitlement and login', () => {
  it('LAY-04 an inactive user keeps the entitlement and can do nothing', () => {
    const gone = explained(built(r, user('rw1', { isActive: false })), 'rw1', 'r')
    expect(gone.access.maxAccessLevel).toBe(AccessLevel.All)
    expect(gone.effective).toBe(AccessLevel.None)
    expect(explained(built(r), 'rw1', 'r').effective).toBe(AccessLevel.All)
  })

  it('USR-02 a frozen user keeps ownership and assignments and has no login', () => {
    const org = built(
      r,
      permissionSet('A', { system: ['ViewSetup'] }),
      assign('A', 'rw1'),
      user('rw1', { isFrozen: true }),
    )
    expect(answer(org, 'rw1', 'r')).toBe(allFive)
    const engine = compiled(org)
    const attempt = {
      at: '2026-07-13T16:00:00Z',
      ip: null,
      channel: 'UI',
      app: null,
      site: null,
      auth: 'PASSWORD',
      isDeviceKnown: true,
      isMfaDone: true,
      isTokenSupplied: false,
      isPasswordExpired: false,
      lockedUntil: null,
      hoursTimeZone: null,
    } as const
    const outcome = (id: string) =>
      login(engine, engine.userIndexById.get(parseUserId(id)) ?? -1, attempt).outcome
    expect(outcome('rw1')).toEqual({ kind: 'DENY', denial: 'FROZEN' })
    expect(outcome('rw2')).not.toMatchObject({ kind: 'DENY' })
  })
})

describe('explanations', () => {
  const assumptions = (edits: readonly Edit[], id: string) => explained(built(...edits), 'rw1', id)

  it('R15.35 D-61 an approval lock leaves the answer as it is, and is named', () => {
    const locked = assumptions([record('r', 'rw1', 'Thing__c', { IsLocked: 'true' })], 'r')
    expect(locked.access.maxAccessLevel).toBe(AccessLevel.All)
    expect(locked.assumptions.map(({ rule }) => rule)).toContain('R15.35')
    expect(assumptions([r], 'r').assumptions.map(({ rule }) => rule)).not.toContain('R15.35')
  })

  it('R1.3 an administrator needs no row', () => {
    expect(answer(built(r, share('r', 're')), 'adm', 'r')).toBe(allFive)
    expect(answer(built(r, system('re', 'ViewAllData')), 're', 'r')).toBe('R:Read')
  })
})
