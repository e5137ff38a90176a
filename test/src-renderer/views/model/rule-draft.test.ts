import { describe, expect, it } from 'vitest'
import type { SharingRuleForm } from '@shared/protocol/engine'
import {
  draftOfKind,
  nameOfLabel,
  newDraft,
} from '../../../../src-renderer/views/model/rules/rule-draft'

const form: SharingRuleForm = {
  object: 'Account',
  ...{ objects: [], rules: [], others: [], fields: [], sources: [], targets: [], guests: [] },
  levels: ['Read', 'Edit'],
}

describe('a sharing rule to begin with', () => {
  it('R6.8 has levels for children on accounts alone', () => {
    expect(newDraft(form).childLevels).toEqual({
      contact: 'None',
      opportunity: 'None',
      case: 'None',
    })
    expect(newDraft({ ...form, object: 'Lead' }).childLevels).toBeNull()
  })

  it('is named as no other rule of the object is', () => {
    const first = newDraft(form)
    const taken = { ...first, name: 'Rule_2' }
    expect(newDraft({ ...form, rules: [taken] }).name).toBe('Rule_3')
  })

  it('R6.7 as a guest rule gives Read, and shares with guests alone', () => {
    const draft = { ...newDraft(form), accessLevel: 'Edit' as const, sharedTo: ['role:Sales'] }
    expect(draftOfKind(draft, 'guest')).toMatchObject({ accessLevel: 'Read', sharedTo: [] })
    expect(draftOfKind(draft, 'owner')).toMatchObject({
      accessLevel: 'Edit',
      sharedTo: ['role:Sales'],
    })
  })

  it('is called by its label as Setup would', () => {
    expect(nameOfLabel('EMEA → Finance & co.')).toBe('EMEA_Finance_co')
    expect(nameOfLabel('2nd tier')).toBe('X2nd_tier')
  })
})
