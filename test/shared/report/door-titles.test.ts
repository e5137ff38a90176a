import { expect, it } from 'vitest'
import { doors } from '@shared/engine/record/doors'
import { formatCause } from '@shared/report/messages-en'

it('R17 every door has a title in words, and a cause that nobody knows stays as it is', () => {
  for (const { name } of doors) expect(formatCause(name), name).not.toMatch(/[a-z][A-Z]|\(/)
  expect(formatCause('MyReason__c')).toBe('MyReason__c')
})
