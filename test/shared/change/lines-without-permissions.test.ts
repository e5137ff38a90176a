import { describe, expect, it } from 'vitest'
import { applyChanges } from '@shared/change/apply-changes'
import { answer, readOnly } from '../../org-access'
import { built, record, share, type Edit } from '../../org-builder'
import { newField, newObject, profileOf } from '../../org-frame'
import { permissions } from '../../org-permissions'

/** Opportunity products, on which no container states anything. */
const lines: Edit = (org) => ({
  ...org,
  objects: [
    ...org.objects,
    newObject('OpportunityLineItem', 'ControlledByParent', {
      fields: [newField('OpportunityId', 'MasterDetail', { referenceTo: ['Opportunity'] })],
    }),
  ],
})
const base = [
  lines,
  record('o', 'rw1', 'Opportunity'),
  record('l', null, 'OpportunityLineItem', { OpportunityId: 'o' }),
  share('o', 're'),
]
const granting = (user: string) => ({
  kind: 'objectPermission' as const,
  container: { kind: 'profile' as const, name: profileOf(user) },
  object: 'OpportunityLineItem',
  permission: 'allowCreate' as const,
  isGranted: true,
})

describe('permissions on what has its parent’s', () => {
  it('R11.19 are not changed where no container states any: one entry would close it to the others', () => {
    const org = built(...base)
    expect(answer(org, 're', 'l')).toBe(readOnly)
    expect(applyChanges(org, [granting('mw')])).toMatchObject({
      kind: 'refused',
      code: 'no-object-permissions',
    })
  })

  it('R11.19 are changed where a container states some', () => {
    const org = built(...base, permissions('re', 'OpportunityLineItem', 'R'))
    expect(applyChanges(org, [granting('mw')]).kind).toBe('ok')
  })
})
