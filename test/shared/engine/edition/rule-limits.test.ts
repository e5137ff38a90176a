import { ruleLimitFindings } from '@shared/engine/edition/rule-limits'
import type { SharingRule } from '@shared/model/sharing'
import { emptyOrg } from '@shared/model/org'
import { orgDiagnostics } from '@shared/report/org-diagnostics'
import { describe, expect, it } from 'vitest'

const rule = (kind: 'owner' | 'criteria' | 'guest', object: string, i: number): SharingRule => {
  const base = {
    name: `Rule_${i}`,
    label: '',
    object,
    accessLevel: 'Read',
    accountSettings: null,
    sharedTo: [],
    isActive: true,
  } as const
  if (kind === 'owner') return { kind, ...base, sharedFrom: [] }
  return kind === 'guest'
    ? { kind, ...base, criteria: [], booleanFilter: null, includeHVUOwnedRecords: false }
    : { kind, ...base, criteria: [], booleanFilter: null, includeRecordsOwnedByAll: true }
}
type Counts = readonly (readonly ['owner' | 'criteria' | 'guest', string, number])[]
const org = (...counts: Counts) => ({
  ...emptyOrg('Rules'),
  sharingRules: counts.flatMap(([kind, object, count]) =>
    Array.from({ length: count }, (_, i) => rule(kind, object, i)),
  ),
})
const found = (...counts: Counts) =>
  ruleLimitFindings(org(...counts)).map(({ code, args }) => `${code} ${args.object ?? ''} ${args.count ?? ''}`) // prettier-ignore

describe('the number of sharing rules', () => {
  it('R6.21 warns above 300 of an object, and above 50 by criteria', () => {
    expect(found(['owner', 'Account', 300])).toEqual([])
    expect(found(['owner', 'Account', 301])).toEqual(['too-many-rules Account 301'])
    expect(found(['criteria', 'Account', 50])).toEqual([])
    expect(found(['criteria', 'Account', 51])).toEqual(['too-many-criteria-rules Account 51'])
    expect(found(['guest', 'Account', 50])).toEqual([])
    expect(found(['guest', 'Account', 51])).toEqual(['too-many-criteria-rules Account 51'])
  })

  it('R6.21 counts object by object, whatever the spelling', () => {
    expect(found(['owner', 'Account', 200], ['owner', 'Case', 200])).toEqual([])
    expect(found(['owner', 'Account', 200], ['owner', 'account', 101])).toEqual(['too-many-rules Account 301']) // prettier-ignore
  })

  it('R6.21 is a diagnostic of the import', () => {
    const [diagnostic] = orgDiagnostics(org(['criteria', 'Case', 51]))
    expect(diagnostic).toMatchObject({ severity: 'warning', code: 'too-many-rules' })
    expect(diagnostic?.message).toContain('`Case` has 51 sharing rules')
    expect(orgDiagnostics(org(['criteria', 'Case', 50]))).toEqual([])
  })
})
