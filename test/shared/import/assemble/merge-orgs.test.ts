import { describe, expect, it } from 'vitest'
import { mergedOrgs } from '@shared/import/assemble/merge-orgs'
import { parseRecordId, parseUserId } from '@shared/model/id'
import { emptyOrg, type Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import { isBareProfile, withPersonas } from '@shared/model/personas'
import { built, record, role, share } from '../../../org-builder'
import { permissionSet } from '../../../org-permissions'
import { criteria, criteriaRule } from '../../../org-sharing'

const r = record('r', 'rw1', 'Thing__c', { Status__c: 'Open' })

/** A later export of the same record. */
const exported = (changes: Partial<RecordTable>): Org => ({
  ...emptyOrg('later'),
  records: [
    {
      object: 'Thing__c',
      ids: [parseRecordId('r')],
      owners: [null],
      columns: [],
      matchedRules: null,
      ...changes,
    },
  ],
})

function merged(earlier: Org, later: Org) {
  const table = mergedOrgs(earlier, later).records.find(({ object }) => object === 'Thing__c')
  return {
    owner: table?.owners[0],
    status: table?.columns.find(({ field }) => field === 'Status__c')?.values[0],
  }
}

describe('a later org over an earlier one', () => {
  it('personas and the profile under those of sets go when users come, and stay without', () => {
    const org = built(permissionSet('Auditor', {}))
    const project = withPersonas({ ...org, users: [], profiles: [], assignments: [] })
    expect(mergedOrgs(project, emptyOrg('later')).profiles.some(isBareProfile)).toBe(true)
    const whole = mergedOrgs(project, { ...org, assignments: [] })
    expect(whole.profiles.some(isBareProfile)).toBe(false)
    expect(whole.users.some(({ isPersona }) => isPersona)).toBe(false)
    expect(whole.assignments).toEqual([])
  })

  it('takes what it states of a record, and leaves what it has no column for', () => {
    const handedOver = exported({ owners: [parseUserId('rw2')] })
    expect(merged(built(r), handedOver)).toEqual({ owner: 'rw2', status: 'Open' })
    const blank = exported({ columns: [{ field: 'Status__c', values: [null] }] })
    expect(merged(built(r), blank)).toEqual({ owner: 'rw1', status: null })
  })

  it('R6.20 stored rows of rules go where the other input states the rules, others stay', () => {
    const rule = criteriaRule(criteria(['Status__c', 'equals', 'Open']), { to: role('Rep East') })
    const rows: Org = {
      ...emptyOrg('later'),
      shares: built(r, share('r', 're', 'Read', { rowCause: 'Rule' }), share('r', 'nr')).shares,
    }
    const causes = (earlier: Org) => mergedOrgs(earlier, rows).shares.map((row) => row.rowCause)
    expect(causes(built(r, rule))).toEqual(['Manual'])
    expect(causes(built(r)).toSorted()).toEqual(['Manual', 'Rule'])
  })
})
