import { describe, expect, it } from 'vitest'
import { fieldAccess } from '@shared/engine/permission/field-access'
import { parseUserId } from '@shared/model/id'
import { compiled, objectLetters } from '../../../org-access'
import { built, type Edit } from '../../../org-builder'
import { newField } from '../../../org-frame'
import { addField } from '../../../org-objects'
import { field } from '../../../org-permissions'

const phone = addField('Account', newField('Phone', 'Phone'))
/** A layout on which the field is required, for everybody. */
const required: Edit = (org) => ({
  ...org,
  layouts: [{ object: 'Account', name: 'Main', items: [{ field: 'Phone', behavior: 'Required' }] }],
  profiles: org.profiles.map((profile) => ({
    ...profile,
    layoutAssignments: [{ object: 'Account', layout: 'Main', recordType: null }],
  })),
})

function onPage(readable: boolean, editable: boolean) {
  const org = built(phone, required, field('re', 'Account', 'Phone', readable, editable))
  const engine = compiled(org)
  const object = engine.objects.find(({ name }) => name === 'Account')
  const config = object?.config?.fields.find(({ name }) => name === 'Phone')
  if (object === undefined || config === undefined) throw new Error('no field')
  const user = engine.userIndexById.get(parseUserId('re')) ?? -1
  const access = fieldAccess(engine, { user, object, field: config, record: null, channel: 'UI' })
  return { org, shown: access.shown, isEditable: access.isEditable }
}

describe('a field that a layout requires', () => {
  it('FLS-16 keeps its field permission', () => {
    expect(onPage(false, false).shown).toBe('HIDDEN')
    expect(onPage(true, false)).toMatchObject({ shown: 'VALUE', isEditable: false })
    expect(onPage(true, true)).toMatchObject({ shown: 'VALUE', isEditable: true })
  })

  it('LAY-16 does not keep a record from being created', () => {
    expect(objectLetters(onPage(true, false).org, 're', 'Account')).toContain('C')
    expect(onPage(true, false).isEditable).toBe(false)
  })
})
