import { describe, expect, it } from 'vitest'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { features, smallShape } from '@shared/sample/org-shape'
import { generateOrg } from '@shared/sample/generate-org'
import { editedOrg } from '../../../src-renderer/worker/calls/edit-org'

const org = generateOrg(smallShape(3, features))
const open = 'object:Machine__c.sharingModel=ReadWrite'
const broken = 'object:Nowhere__c.sharingModel=ReadWrite'

const changed = (...changes: string[]) => editedOrg(org, { kind: 'changes', changes })
const document = (text: string) => editedOrg(org, { kind: 'document', text })

describe('an edit of the open org', () => {
  it('makes its changes in their order', () => {
    const edited = changed(open, 'object:Machine__c.sharingModel=Private')
    if (edited.kind === 'refused') throw new Error('the edit was refused')
    const model = edited.org.objects.find(({ name }) => name === 'Machine__c')?.sharingModel
    expect(model).toBe('Private')
  })

  it('makes none of its changes when one cannot be made, and says which and why', () => {
    const edited = changed(open, broken, 'what is this')
    if (edited.kind !== 'refused') throw new Error('the edit was made')
    expect(edited.reasons.map(({ change }) => change)).toEqual([broken, 'what is this'])
    expect(edited.reasons[0]?.reason).toContain('Nowhere__c')
  })

  it('reads the whole org from the text of a document', () => {
    const text = formatOrgDocument(org).replace(`"name":"${org.name}"`, '"name":"Renamed"')
    const edited = document(text)
    if (edited.kind === 'refused') throw new Error(edited.reasons[0]?.reason)
    expect(edited.org.name).toBe('Renamed')
    expect(edited.org.users).toEqual(org.users)
  })

  it('refuses a document that is cut off, with line and column', () => {
    const cut = formatOrgDocument(org).slice(0, 5000)
    const edited = document(cut)
    if (edited.kind !== 'refused') throw new Error('the document was read')
    const lines = cut.split('\n')
    expect(edited.reasons).toHaveLength(1)
    expect(edited.reasons[0]).toMatchObject({ change: null, line: lines.length })
    expect(edited.reasons[0]?.column).toBeGreaterThan(0)
  })
})
