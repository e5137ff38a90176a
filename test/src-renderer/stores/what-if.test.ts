import { expect, it } from 'vitest'
import { targetOf } from '../../../src-renderer/stores/change-target'

it('two values of one setting have the same target, other settings another', () => {
  const target = targetOf('object:Account.sharingModel=Private')
  expect(targetOf('object:Account.sharingModel=Read')).toBe(target)
  expect(targetOf('object:Account.externalSharingModel=Read')).not.toBe(target)
})

it('assigning and unassigning have the same target, another user another', () => {
  const target = targetOf('permissionSet:Auditor+=user:ana@acme.test')
  expect(targetOf('permissionSet:Auditor-=user:ana@acme.test')).toBe(target)
  expect(targetOf('permissionSet:Auditor-=user:ben@acme.test')).not.toBe(target)
})
