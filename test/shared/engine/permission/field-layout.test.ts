import { expect, it } from 'vitest'
import { recordPosition } from '@shared/engine/compile/compile-org'
import { layoutFact } from '@shared/engine/permission/field-layout'
import type { LayoutAssignment, LayoutItem } from '@shared/model/layout'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { compiled } from '../../../org-access'
import { built, record, type Edit } from '../../../org-builder'
import { newField, profileOf } from '../../../org-frame'
import { addField, changeObject } from '../../../org-objects'

const phone = addField('Account', newField('Phone', 'Phone'))
const layout =
  (object: string, name: string, behavior: LayoutItem['behavior'] | null): Edit =>
  (org) => ({
    ...org,
    layouts: [
      ...org.layouts,
      { object, name, items: behavior === null ? [] : [{ field: 'Phone', behavior }] },
    ],
  })
const assigned =
  (user: string, ...layoutAssignments: readonly LayoutAssignment[]): Edit =>
  (org) => ({
    ...org,
    profiles: org.profiles.map((each) =>
      each.name === profileOf(user) ? { ...each, layoutAssignments } : each,
    ),
  })
const main = { object: 'Account', layout: 'Main', recordType: null }
const types = changeObject('Account', () => ({
  recordTypes: [
    { name: 'Small', label: 'Small business', isActive: true },
    { name: 'Large', label: 'Large business', isActive: true },
  ],
}))

function fact(org: Org, user: string, id: string | null = null): string {
  const engine = compiled(org)
  const object = engine.objects.find(({ name }) => name === 'Account')
  const field = object?.fields.find(({ name }) => name === 'Phone')
  const at = engine.userIndexById.get(parseUserId(user)) ?? -1
  const position = id === null ? null : (recordPosition(engine, parseRecordId(id)) ?? null)
  if (object === undefined || field === undefined) throw new Error('no Account.Phone')
  const { kind, layouts } = layoutFact(engine, at, object, field, position)
  return [kind, ...layouts].join(' ')
}

it('FLS-40 the layout is that of the user’s own profile', () => {
  const org = built(
    phone,
    layout('Account', 'Main', 'Edit'),
    layout('Account', 'Bare', null),
    assigned('re', main),
    assigned('rw1', { ...main, layout: 'Bare' }),
  )
  expect(fact(org, 're')).toBe('edit Main')
  expect(fact(org, 'rw1')).toBe('omits Bare')
  expect(fact(org, 'nr')).toBe('unknown')
})

it('FLS-40 the layout is that of the object, though another’s has the same name', () => {
  const org = built(
    phone,
    layout('Contact', 'Main', null),
    layout('Account', 'Main', 'Readonly'),
    assigned('re', { ...main, object: 'Contact', layout: 'Other' }, main),
  )
  expect(fact(org, 're')).toBe('readonly Main')
})

it('FLS-41 a layout that was not imported leaves the page unknown', () => {
  expect(fact(built(phone, assigned('re', main)), 're')).toBe('unknown Main')
})

it('FLS-41 a record has the layout of its type, or the master’s where the type has none', () => {
  const small = { ...main, layout: 'Bare', recordType: 'small' }
  const edits = [
    phone,
    types,
    layout('Account', 'Main', 'Edit'),
    layout('Account', 'Bare', null),
    assigned('re', main, small),
  ]
  const typed = (RecordTypeId: string | null) =>
    built(...edits, record('r', 're', 'Account', { RecordTypeId }))
  expect(fact(typed('Small'), 're', 'r')).toBe('omits Bare')
  expect(fact(typed('small business'), 're', 'r')).toBe('omits Bare')
  expect(fact(typed('Large'), 're', 'r')).toBe('edit Main')
  for (const unsaid of [null, '']) expect(fact(typed(unsaid), 're', 'r')).toBe('differs Main Bare')
  expect(fact(built(...edits, record('r', 're', 'Account')), 're', 'r')).toBe('differs Main Bare')
  expect(fact(built(...edits), 're')).toBe('differs Main Bare')
})

it('FLS-41 an object without record types has the master’s layout for every record', () => {
  const org = built(
    phone,
    layout('Account', 'Main', 'Edit'),
    layout('Account', 'Bare', null),
    assigned('re', main, { ...main, layout: 'Bare', recordType: 'Gone' }),
    record('r', 're', 'Account'),
  )
  expect(fact(org, 're', 'r')).toBe('edit Main')
})
