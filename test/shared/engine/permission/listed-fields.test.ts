import { describe, expect, it } from 'vitest'
import { fieldPermission } from '@shared/engine/permission/field-permissions'
import { declaredFields, everyField } from '@shared/engine/permission/listed-fields'
import { permissionClassOf } from '@shared/engine/permission/permission-class'
import { parseUserId } from '@shared/model/id'
import { namedField } from '@shared/model/object-config'
import type { Org } from '@shared/model/org'
import { compiled } from '../../../org-access'
import { built } from '../../../org-builder'
import { addField } from '../../../org-objects'
import { field, permissions } from '../../../org-permissions'

const declared = (object: string, name: string) =>
  addField(object, { ...namedField(name), isDeclared: true })

function objectOf(org: Org, name: string) {
  const engine = compiled(org)
  const object = engine.objects.find((each) => each.name === name)
  if (object === undefined) throw new Error(`no object ${name}`)
  return { engine, object }
}

/** `r`, `re` or nothing for a declared field, as it is listed for one user. */
function listed(org: Org, object: string, name: string): string {
  const { engine, object: found } = objectOf(org, object)
  const held = permissionClassOf(engine, engine.userIndexById.get(parseUserId('re')) ?? -1)
  const one = declaredFields(found).find((each) => each.name === name)
  if (held === undefined || one === undefined) throw new Error(`no field ${name}`)
  const { isReadable, isEditable } = fieldPermission(held, found, one)
  return (isReadable ? 'r' : '') + (isEditable ? 'e' : '')
}

describe('fields that are listed', () => {
  it('FLS-20 a standard field whose file states no type has the type of the catalogue', () => {
    const org = (name: string) =>
      built(
        declared('Case', name),
        permissions('re', 'Case', 'RE'),
        field('re', 'Case', name, true, true),
      )
    expect(listed(org('CaseNumber'), 'Case', 'CaseNumber')).toBe('r')
    expect(listed(org('Subject'), 'Case', 'Subject')).toBe('re')
  })

  it('FLS-15 every field is the declared ones, the catalogue’s and system fields, each once', () => {
    const { object } = objectOf(built(declared('Case', 'Subject')), 'Case')
    const all = everyField(object).map(({ name }) => name)
    const stated = declaredFields(object).map(({ name }) => name)
    expect(stated).toContain('Subject')
    expect(stated).not.toContain('Priority')
    expect(all).toEqual(expect.arrayContaining(['Subject', 'Priority', 'OwnerId', 'CreatedDate']))
    expect(new Set(all).size).toBe(all.length)
  })

  it('FLS-15 a detail has no owner among its fields', () => {
    const { object } = objectOf(built(), 'OpportunityLineItem')
    expect(everyField(object).map(({ name }) => name)).not.toContain('OwnerId')
  })
})
