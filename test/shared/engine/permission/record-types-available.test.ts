import { availableRecordTypes } from '@shared/engine/permission/record-types-available'
import type { RecordTypeVisibility } from '@shared/model/layout'
import { parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { describe, expect, it } from 'vitest'
import { compiled } from '../../../org-access'
import { built, type Edit } from '../../../org-builder'
import { profileOf } from '../../../org-frame'
import { changeObject } from '../../../org-objects'
import { assign, permissionSet, permissionSetGroup } from '../../../org-permissions'

const types = changeObject('Thing__c', () => ({
  recordTypes: ['A', 'B', 'Old'].map((name) => ({ name, label: name, isActive: name !== 'Old' })),
}))
const entry = (recordType: string, visible = true, isDefault = false): RecordTypeVisibility => ({
  object: 'Thing__c',
  recordType,
  visible,
  isDefault,
})
const inProfile =
  (...recordTypeVisibilities: readonly RecordTypeVisibility[]): Edit =>
  (org) => ({
    ...org,
    profiles: org.profiles.map((profile) =>
      profile.name === profileOf('re') ? { ...profile, recordTypeVisibilities } : profile,
    ),
  })
const inSet =
  (name: string, ...recordTypeVisibilities: readonly RecordTypeVisibility[]): Edit =>
  (org) => ({
    ...org,
    permissionSets: org.permissionSets.map((set) =>
      set.name === name ? { ...set, recordTypeVisibilities } : set,
    ),
  })

function available(org: Org) {
  const engine = compiled(org)
  const object = engine.objects.find(({ name }) => name === 'Thing__c')
  if (object === undefined) throw new Error('no Thing__c')
  return availableRecordTypes(engine, engine.userIndexById.get(parseUserId('re')) ?? -1, object)
}
const names = (org: Org) => available(org).recordTypes.map(({ name }) => name)

describe('record types that may be chosen', () => {
  it('FLS-45 union over the profile, sets and groups in force; none: the master type', () => {
    expect(names(built(types))).toEqual([])
    expect(names(built(types, inProfile(entry('A'), entry('B', false))))).toEqual(['A'])
    const set = permissionSet('S', {})
    const held = built(types, inProfile(entry('A')), set, inSet('S', entry('B')), assign('S', 're'))
    expect(names(held)).toEqual(['A', 'B'])
    const group = built(
      types,
      set,
      inSet('S', entry('B')),
      permissionSetGroup('G', ['S']),
      assign('G', 're'),
    )
    expect(names(group)).toEqual(['B'])
    expect(names(built(types, set, inSet('S', entry('B'))))).toEqual([])
  })

  it('FLS-45 an inactive type cannot be chosen, and the default is the profile’s', () => {
    const org = built(types, inProfile(entry('Old'), entry('B', true, true), entry('A')))
    expect(available(org).recordTypes).toEqual([
      { name: 'A', isDefault: false },
      { name: 'B', isDefault: true },
    ])
  })

  it('FLS-45 a profile of which only a part was imported may allow more', () => {
    const partial: Edit = (org) => ({
      ...org,
      profiles: org.profiles.map((profile) => ({ ...profile, isPartial: true })),
    })
    expect(available(built(types)).isKnown).toBe(true)
    expect(available(built(types, partial)).isKnown).toBe(false)
  })
})
