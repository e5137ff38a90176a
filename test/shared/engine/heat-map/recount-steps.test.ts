import { evaluateOrg, recount } from '@shared/engine/heat-map/recount'
import { describe, expect, it } from 'vitest'
import { built, edited, group, record, share, type Edit } from '../../../org-builder'
import { newField } from '../../../org-frame'
import { addDetail, addField, defaults } from '../../../org-objects'
import { assign, permissionSet, permissionSetGroup, permissions } from '../../../org-permissions'
import { criteria, criteriaRule, ownerRule } from '../../../org-sharing'
import { differingCells } from '../../../property/counts-by-doors'
import { expectRecounted, options } from '../../../recounted'

const account = record('acme', 'rw1', 'Account')

describe('a recount after permissions', () => {
  const parts = addDetail('Part__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' } })
  const withParts = built(
    defaults('Thing__c', 'Read'),
    parts,
    record('r', 'rw1'),
    record('part', null, 'Part__c', { Thing__c: 'r' }),
  )

  it('R11.11 Read on the master opens and shuts details', () => {
    expectRecounted(withParts, permissions('re', 'Thing__c', ''))
    expectRecounted(
      edited(withParts, permissions('re', 'Thing__c', '')),
      permissions('re', 'Thing__c', 'R'),
    )
    expectRecounted(withParts, permissions('nr', 'Thing__c', 'CREDVM'))
  })

  it('R3.9 View All on the parent opens what is controlled by it', () => {
    const org = built(
      account,
      defaults('Account', 'Private'),
      record('k', 'rw1', 'Contact', { AccountId: 'acme' }),
    )
    expectRecounted(org, permissions('nr', 'Account', 'RV'), permissions('nr', 'Contact', 'R'))
  })

  const sets = [
    record('r', 'rw1'),
    defaults('Thing__c', 'Private'),
    ...['re', 'nr'].map((id) => permissions(id, 'Thing__c', '')),
    permissionSet('All', { objects: { Thing__c: 'RV' } }),
    permissionSet('Some', { objects: { Thing__c: 'R' } }),
  ]
  const withoutSet =
    (name: string): Edit =>
    (of) => ({
      ...of,
      permissionSets: of.permissionSets.map((set) =>
        set.name === name ? { ...set, objectPermissions: [] } : set,
      ),
    })

  it('PRM-02 sets come and go, alone and in groups, and what is in them', () => {
    const grouped = built(
      ...sets,
      permissionSetGroup('Both', ['All', 'Some']),
      assign('Both', 're'),
    )
    expectRecounted(grouped, withoutSet('All'))
    expectRecounted(grouped, (of) => ({ ...of, assignments: [] }))
    expectRecounted(grouped, (of) => ({
      ...of,
      permissionSetGroups: of.permissionSetGroups.map((group) => ({
        ...group,
        permissionSets: [],
      })),
    }))
    expectRecounted(built(...sets, assign('Some', 'rw1')), assign('All', 'nr'), assign('All', 're'))
    expectRecounted(built(...sets, assign('All', 're')), withoutSet('All'))
  })

  it('PRM-11 what a group mutes changes', () => {
    const muted = permissionSetGroup('Both', ['All', 'Some'], { objects: { Thing__c: 'RV' } })
    expectRecounted(built(...sets, muted, assign('Both', 're')), (of) => ({
      ...of,
      mutingPermissionSets: of.mutingPermissionSets.map((set) => ({
        ...set,
        objectPermissions: [],
      })),
    }))
  })
})

describe('a recount after a rule is switched', () => {
  const turnedOff =
    (...off: readonly number[]): Edit =>
    (of) => ({
      ...of,
      sharingRules: of.sharingRules.map((rule, at) => ({ ...rule, isActive: !off.includes(at) })),
    })

  it('R6.20 R5.1 counts what might be open apart from what is', () => {
    const unknown: Edit = (of) => ({
      ...of,
      groups: of.groups.map((each) => (each.id === 'G' ? { ...each, members: null } : each)),
    })
    const org = built(
      defaults('Thing__c', 'Private'),
      ...['r', 's', 't'].map((id) => record(id, 'rw1')),
      group('G', ['re']),
      unknown,
      share('r', 'G', 'Edit'),
      ownerRule('rw1', { to: 'nr' }),
      ownerRule('rw1', { to: 'G' }),
    )
    expectRecounted(org, turnedOff(0))
    expectRecounted(org, turnedOff(1))
    expectRecounted(org, turnedOff(0, 1))
    expectRecounted(edited(org, turnedOff(0, 1)), turnedOff())
  })

  it('R6.20 counts few records of many beside a rule with most of them, at either level', () => {
    const names = Array.from({ length: 160 }, (_, at) => `r${at}`)
    const few = criteria(['Kind__c', 'equals', 'rare'])
    for (const [most, rare] of [
      ['Read', 'Edit'],
      ['Edit', 'Read'],
      ['Read', 'Read'],
    ] as const) {
      const org = built(
        defaults('Thing__c', 'Private'),
        addField('Thing__c', newField('Kind__c', 'Text')),
        ...names.map((id, at) =>
          record(id, at < 20 ? 'nr' : 'rw1', 'Thing__c', { Kind__c: at % 70 === 2 ? 'rare' : '' }),
        ),
        ownerRule('rw1', { to: 're', level: most }),
        criteriaRule(few, { to: 're', level: rare }),
        share('r2', 're', 'Read'),
      )
      const before = evaluateOrg(org, options)
      for (const edit of [
        turnedOff(0),
        turnedOff(1),
        turnedOff(0, 1),
        defaults('Thing__c', 'Read'),
      ]) {
        const after = edited(org, edit)
        const { counts } = recount(before, after, options)
        expect(differingCells(evaluateOrg(after, options).counts, counts)).toEqual([])
      }
      expectRecounted(org, turnedOff(0))
      expectRecounted(edited(org, turnedOff(0, 1)), turnedOff(0))
    }
  })

  it('R6.20 R11.11 counts the details of what the rule opened', () => {
    const org = built(
      defaults('Thing__c', 'Private'),
      addDetail('Part__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' } }),
      record('r', 'rw1'),
      record('part', null, 'Part__c', { Thing__c: 'r' }),
      ownerRule('rw1', { to: 're' }),
    )
    expectRecounted(org, turnedOff(0))
  })
})
