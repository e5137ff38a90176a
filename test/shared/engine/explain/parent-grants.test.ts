import { describe, expect, it } from 'vitest'
import { built, record, share } from '../../../org-builder'
import { addDetail, defaults } from '../../../org-objects'
import { permissions, system } from '../../../org-permissions'
import { grantLines } from './grant-lines'

const r = record('r', 'rw1')
const acme = record('acme', 'rw1', 'Account')
const line = addDetail('Line__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Read' } })
const ofThing = record('d', null, 'Line__c', { Thing__c: 'r' })
const rw1 = 'user rw1@frame.example'
const re = 'user re@frame.example'

describe('what a parent or master opens is told by its cause there', () => {
  it('R17 R3.9 each door of the one parent, and what opens nothing there is not told', () => {
    const followed = built(
      defaults('Contact', 'ControlledByParent'),
      acme,
      record('c', 'rw2', 'Contact', { AccountId: 'acme', ContactId: null }),
      share('acme', 're'),
    )
    expect(grantLines(followed, 're', 'c')).toEqual([
      `ControlledByParent(Account, Manual) Read R3.9: Account acme > Manual > ${re}`,
    ])
    expect(grantLines(followed, 'rw1', 'c')).toEqual([
      `ControlledByParent(Account, Owner) All R3.9: Account acme > ${rw1}`,
    ])
    expect(grantLines(followed, 'nr', 'c')).toEqual([])
  })

  it('R17 R11.1 R11.14 a master, and the master of a master, with the level that the relationship makes of it', () => {
    const org = built(
      line,
      addDetail('Part__c', { Line__c: { master: 'Line__c', writeNeeds: 'Edit' } }),
      r,
      ofThing,
      record('p', null, 'Part__c', { Line__c: 'd' }),
      share('r', 're'),
    )
    expect(grantLines(org, 're', 'd')).toEqual([
      `MasterDetail(Thing__c, Manual) Edit R11.1: Thing__c r > Manual > ${re}`,
    ])
    expect(grantLines(org, 'rw1', 'p')).toEqual([
      `MasterDetail(Line__c, MasterDetail(Thing__c, Owner)) All R11.1: Line__c d > Thing__c r > ${rw1}`,
    ])
    expect(grantLines(org, 'nr', 'p')).toEqual([])
  })

  it('R17 R11.12 two masters are one door, with the strongest cause on each; one alone is none', () => {
    const junction = addDetail('Line__c', {
      Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' },
      Account__c: { master: 'Account', writeNeeds: 'Edit' },
    })
    const named = record('d', null, 'Line__c', { Thing__c: 'r', Account__c: 'acme' })
    const org = built(junction, r, acme, named, share('r', 're'))
    expect(grantLines(org, 'rw1', 'd')).toEqual([
      `MasterDetail(Thing__c, Owner; Account, Owner) All R11.1: Thing__c r > ${rw1} > Account acme > ${rw1}`,
    ])
    expect(grantLines(org, 're', 'd')).toEqual([])
  })

  it('R17 R11.11 View All on a custom master, and not on the account of a contact that follows it', () => {
    const through = 'ViaCustomMasterViewAll Edit R11.11: Thing__c r > ViewAllRecords in Profile re'
    const org = built(line, r, ofThing, permissions('re', 'Thing__c', 'RV'))
    expect(grantLines(org, 're', 'd')).toEqual([through])
    const followed = built(
      defaults('Contact', 'ControlledByParent'),
      acme,
      record('c', 'rw2', 'Contact', { AccountId: 'acme', ContactId: null }),
      permissions('re', 'Account', 'RV'),
    )
    expect(grantLines(followed, 're', 'c')).toEqual([])
  })

  it('R17 R15.1 an activity is read through what opens its record', () => {
    const task = record('t', 'rw2', 'Task', { WhatId: 'acme', WhoId: null })
    const org = built(acme, task, share('acme', 're'), system('re', 'ActivitiesAccess'))
    expect(grantLines(org, 're', 't')).toEqual([
      `ControlledByParent(Account, Manual) Read R15.1: Account acme > Manual > ${re}`,
    ])
    expect(grantLines(org, 'nr', 't')).toEqual([])
  })
})
