import { describe, expect, it } from 'vitest'
import { allFive, answer, canShare, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, record, share } from '../../../org-builder'
import { settings } from '../../../org-objects'
import {
  assign,
  permissions,
  permissionSet,
  permissionSetGroup,
  system,
} from '../../../org-permissions'

const thing = 'Thing__c'
const r = record('r', 'rw1')

describe('answer and combination', () => {
  it('F001 R1.1 a record shared Edit to a user with Read only on the object is read', () => {
    const org = built(r, share('r', 're', 'Edit'), permissions('re', thing, 'R'))
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(built(r, share('r', 're', 'Edit')), 're', 'r')).toBe(readAndEdit)
  })

  it('F002 R1.17 an owner without Read on the object has nothing on the own record', () => {
    expect(answer(built(r, permissions('rw1', thing, '')), 'rw1', 'r')).toBe(nothing)
    expect(answer(built(r, permissions('rw1', thing, 'R')), 'rw1', 'r')).toBe(readOnly)
  })

  it('F003 R1.12 an owner has all five flags', () => {
    expect(answer(built(r), 'rw1', 'r')).toBe(allFive)
    expect(answer(built(r), 're', 'r')).toBe(nothing)
  })

  it('F004 R1.8 an owner without Delete on the object may transfer, not delete', () => {
    expect(answer(built(r, permissions('rw1', thing, 'CRE')), 'rw1', 'r')).toBe('RET:Transfer')
  })

  it('F005 R2.2 an owner with Read only reads', () => {
    expect(answer(built(r, permissions('rw1', thing, 'R')), 'rw1', 'r')).toBe(readOnly)
  })

  it('F006 R1.8 sharing at Edit gives neither Delete nor Transfer', () => {
    expect(answer(built(r, share('r', 're', 'Edit')), 're', 'r')).toBe(readAndEdit)
  })

  it('F007 R1.10 Transfer Record with Read on the record and Edit on the object transfers', () => {
    const org = built(r, share('r', 're'), system('re', 'TransferAnyEntity'))
    expect(answer(org, 're', 'r')).toBe('RT:Transfer')
    expect(answer(built(r, share('r', 're')), 're', 'r')).toBe(readOnly)
  })

  it('F008 R1.9 Transfer Record alone opens no door', () => {
    expect(answer(built(r, system('re', 'TransferAnyEntity')), 're', 'r')).toBe(nothing)
  })

  it('F009 R1.9 Transfer Record without Edit on the object does not transfer', () => {
    const org = built(
      r,
      share('r', 're'),
      system('re', 'TransferAnyEntity'),
      permissions('re', thing, 'R'),
    )
    expect(answer(org, 're', 'r')).toBe(readOnly)
  })

  it('F010 R1.10 Transfer Cases moves cases, not leads', () => {
    const org = built(
      record('c', 'rw1', 'Case'),
      record('l', 'rw1', 'Lead'),
      share('c', 're'),
      share('l', 're'),
      system('re', 'TransferAnyCase'),
    )
    expect(answer(org, 're', 'c')).toBe('RT:Transfer')
    expect(answer(org, 're', 'l')).toBe(readOnly)
  })

  it('F011 R1.7 View All reads and does not edit', () => {
    expect(answer(built(r, permissions('re', thing, 'REV')), 're', 'r')).toBe(readOnly)
  })

  it('F012 R1.7 View All with sharing at Edit edits', () => {
    const org = built(r, permissions('re', thing, 'REV'), share('r', 're', 'Edit'))
    expect(answer(org, 're', 'r')).toBe(readAndEdit)
  })

  it('F013 R1.3 Modify All has all five flags without any door', () => {
    expect(answer(built(r, permissions('re', thing, 'REDVM')), 're', 'r')).toBe(allFive)
    expect(answer(built(r, permissions('re', thing, 'RED')), 're', 'r')).toBe(nothing)
  })

  it('F014 R12.3 View All Data reads every record of every object', () => {
    const org = built(
      r,
      record('a', 'rw1', 'Account'),
      record('l', 'rw1', 'Lead'),
      system('re', 'ViewAllData'),
      permissions('re', 'Lead', ''),
    )
    for (const each of ['r', 'a', 'l']) expect(answer(org, 're', each)).toBe(readOnly)
  })

  it('F015 R12.3 Modify All Data has all five flags', () => {
    expect(answer(built(r), 'adm', 'r')).toBe(allFive)
  })

  it('F016 R1.4 a Read row to the owner changes nothing', () => {
    expect(answer(built(r, share('r', 'rw1')), 'rw1', 'r')).toBe(allFive)
  })

  it('F017 R1.16 profile and permission set add up', () => {
    const profileOnly = [r, share('r', 're', 'Edit'), permissions('re', thing, 'R')]
    const editSet = permissionSet('Edit things', { objects: { [thing]: 'RE' } })
    expect(answer(built(...profileOnly, editSet), 're', 'r')).toBe(readOnly)
    const both = built(...profileOnly, editSet, assign('Edit things', 're'))
    expect(answer(both, 're', 'r')).toBe(readAndEdit)
  })

  it('F018 R1.16 a group mutes what it gives, not what the profile gives', () => {
    const muted = [
      r,
      share('r', 're', 'Edit'),
      permissionSet('Edit things', { objects: { [thing]: 'RE' } }),
      permissionSetGroup('Desk', ['Edit things'], { objects: { [thing]: 'E' } }),
      assign('Desk', 're'),
    ]
    expect(answer(built(...muted, permissions('re', thing, 'R')), 're', 'r')).toBe(readOnly)
    expect(answer(built(...muted, permissions('re', thing, 'RE')), 're', 'r')).toBe(readAndEdit)
  })

  it('F019 R1.11 an owner with Read only: HasAllAccess false when strict, true in mode share; may share in both', () => {
    const org = built(r, permissions('rw1', thing, 'R'))
    expect(answer(org, 'rw1', 'r')).toBe(readOnly)
    expect(canShare(org, 'rw1', 'r')).toBe(true)
    const lenient = built(
      r,
      permissions('rw1', thing, 'R'),
      settings({ hasAllAccessMode: 'share' }),
    )
    expect(answer(lenient, 'rw1', 'r')).toBe('RA:All')
    expect(canShare(lenient, 'rw1', 'r')).toBe(true)
  })

  it('F021 R1.15 Create and Read without a door leave every flag false', () => {
    expect(answer(built(r, permissions('re', thing, 'CR')), 're', 'r')).toBe(nothing)
  })
})
