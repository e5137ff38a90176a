import { describe, expect, it } from 'vitest'
import { parseRoleId, parseUserId } from '@shared/model/id'
import { allFive, answer, nothing, readOnly } from '../../../org-access'
import { built, changeRole, record, share, user } from '../../../org-builder'
import { hierarchies } from '../../../org-objects'
import { permissions } from '../../../org-permissions'
import { partner } from '../../../org-sharing'

const thing = 'Thing__c'
const r = record('r', 'rw1')
const acme = record('acme', 'rw1', 'Account')

describe('role hierarchy', () => {
  it('F041 R4.2 the superior of the owner has all five flags', () => {
    expect(answer(built(r), 'mw', 'r')).toBe(allFive)
  })

  it('F042 R4.6 a superior three levels above has all five flags', () => {
    expect(answer(built(r), 'cee', 'r')).toBe(allFive)
  })

  it('F043 R4.4 users of the same role get nothing from each other', () => {
    expect(answer(built(r), 'rw2', 'r')).toBe(nothing)
  })

  it('F044 R4.4 users below get nothing', () => {
    const org = built(record('r', 'vw'))
    for (const below of ['rw1', 'mw']) expect(answer(org, below, 'r')).toBe(nothing)
    expect(answer(org, 'cee', 'r')).toBe(allFive)
  })

  it('F045 R4.6 the other branch gets nothing', () => {
    for (const other of ['re', 've']) expect(answer(built(r), other, 'r')).toBe(nothing)
  })

  it('F046 R4.7 with hierarchies off for Thing__c, superiors have None and a Modify All holder All', () => {
    const org = built(r, hierarchies(thing, false))
    for (const boss of ['mw', 'vw', 'cee']) expect(answer(org, boss, 'r')).toBe(nothing)
    expect(answer(org, 'rw1', 'r')).toBe(allFive)
    expect(answer(org, 'adm', 'r')).toBe(allFive)
  })

  it('F047 R4.2 superiors inherit the level of a row, not more', () => {
    const org = built(record('r2', 're'), share('r2', 'rw1'))
    expect(answer(org, 'mw', 'r2')).toBe(readOnly)
    expect(answer(org, 'rw2', 'r2')).toBe(nothing)
  })

  it('F048 R4.8 LAY-28 a superior without Edit and Delete on the object reads', () => {
    expect(answer(built(r, permissions('vw', thing, 'R')), 'vw', 'r')).toBe(readOnly)
  })

  it('F049 R4.3 View All of a subordinate is not inherited', () => {
    const org = built(record('r2', 're'), permissions('rw1', thing, 'REDV'))
    expect(answer(org, 'rw1', 'r2')).toBe(readOnly)
    expect(answer(org, 'mw', 'r2')).toBe(nothing)
  })

  it('F050 R4.5 a user without role is inherited by nobody and inherits nothing', () => {
    const org = built(record('r3', 'nr'), r)
    for (const other of ['cee', 'vw', 'rw1']) expect(answer(org, other, 'r3')).toBe(nothing)
    expect(answer(org, 'nr', 'r')).toBe(nothing)
  })

  it('F051 R4.11 a partner’s record opens to the account owner’s role and above', () => {
    const org = built(acme, partner('p', 'acme'), record('r4', 'p'))
    for (const inside of ['rw1', 'rw2', 'mw']) expect(answer(org, inside, 'r4')).toBe(allFive)
    expect(answer(org, 're', 'r4')).toBe(nothing)
  })

  it('R4.11 R4.12 account roles hang below the role of the account’s owner, wherever a file has them', () => {
    const stated = changeRole('acme Executive', { parent: parseRoleId('Rep East') })
    const org = built(record('acme', 'rw1', 'Account'), partner('p', 'acme'), stated, record('r', 'p')) // prettier-ignore
    expect(['rw1', 'mw', 're', 've'].map((user) => answer(org, user, 'r'))).toEqual([allFive, allFive, nothing, nothing]) // prettier-ignore
    const ownerless = built(record('acme', 'nr', 'Account'), partner('p', 'acme'), stated, record('r', 'p')) // prettier-ignore
    expect(['rw1', 're'].map((user) => answer(ownerless, user, 'r'))).toEqual([nothing, allFive])
  })

  it('F052 R4.11 a higher account role inherits, another account does not', () => {
    const org = built(
      acme,
      record('other', 'rw1', 'Account'),
      partner('p1', 'acme'),
      partner('p2', 'acme', 'Executive'),
      partner('p3', 'other', 'Executive'),
      record('r4', 'p1'),
    )
    expect(answer(org, 'p2', 'r4')).toBe(allFive)
    expect(answer(org, 'p3', 'r4')).toBe(nothing)
  })

  it('F053 R4.1 USR-07 the manager field opens nothing', () => {
    const org = built(record('r2', 're'), user('re', { manager: parseUserId('rw1') }))
    expect(answer(org, 'rw1', 'r2')).toBe(nothing)
  })

  it('R4.6 a role without users is passed through', () => {
    const org = built(r, user('mw', { role: parseRoleId('CEO') }))
    expect(answer(org, 'vw', 'r')).toBe(allFive)
  })
})
