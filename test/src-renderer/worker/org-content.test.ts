import { describe, expect, it } from 'vitest'
import { parseRecordId } from '@shared/model/id'
import { emptyOrg, type Org } from '@shared/model/org'
import { smallShape, features } from '@shared/sample/org-shape'
import { generateOrg } from '@shared/sample/generate-org'
import { countsOf, decodeOrg, encodeOrg } from '../../../src-renderer/worker/org-content'

function orgOf(recordCount: number): Org {
  const ids = Array.from({ length: recordCount }, (_, i) => parseRecordId(`r${String(i)}`))
  const table = {
    object: 'Crate__c',
    ids,
    owners: ids.map(() => null),
    columns: [{ field: 'Name', values: ids.map((id) => (id === 'r3' ? null : id)) }],
    matchedRules: null,
  }
  return { ...emptyOrg('Harbour'), records: [table] }
}

describe('the content of an org', () => {
  it('comes back as it was, with every mechanism in it', () => {
    const org = generateOrg(smallShape(7, features))
    expect(decodeOrg(encodeOrg(org))).toEqual(org)
  })

  it('comes back as it was when its records take several chunks', () => {
    const org = orgOf(120_000)
    const content = encodeOrg(org)
    expect(content.chunks.map(({ recordCount }) => recordCount)).toEqual([50_000, 50_000, 20_000])
    expect(decodeOrg(content)).toEqual(org)
  })

  it('keeps a table without records', () => {
    const org = orgOf(0)
    expect(decodeOrg(encodeOrg(org))).toEqual(org)
  })

  it('is counted with personas apart from users', () => {
    expect(countsOf(orgOf(5))).toMatchObject({ userCount: 0, personaCount: 0, recordCount: 5 })
  })
})
