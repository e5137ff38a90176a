import { describe, expect, it } from 'vitest'
import {
  fieldPrerequisites,
  FieldBit,
  ObjectBit,
  withDependents,
  withoutUnmetPrerequisites,
  withPrerequisites,
} from '@shared/model/object-bits'

const { create, read, edit, delete: remove, viewAll, modifyAll, viewAllFields } = ObjectBit

describe('permissions that need and bring each other', () => {
  it('PRM-21 each permission brings what it needs', () => {
    expect(withPrerequisites(read)).toBe(read)
    expect(withPrerequisites(create)).toBe(create | read)
    expect(withPrerequisites(remove)).toBe(remove | read | edit)
    expect(withPrerequisites(modifyAll)).toBe(modifyAll | viewAll | remove | edit | read)
    expect(withPrerequisites(viewAllFields)).toBe(viewAllFields | read)
  })

  it('PRM-22 Modify All brings no Create, and Create no Edit', () => {
    expect(withPrerequisites(modifyAll) & create).toBe(0)
    expect(withPrerequisites(create) & edit).toBe(0)
  })

  it('PRM-23 with a permission goes what depends on it, and nothing else', () => {
    expect(withDependents(edit)).toBe(edit | remove | modifyAll)
    expect(withDependents(viewAll)).toBe(viewAll | modifyAll)
    expect(withDependents(create)).toBe(create)
  })

  it('FLS-11 a field is read by whoever edits it', () => {
    expect(withPrerequisites(FieldBit.editable, fieldPrerequisites)).toBe(3)
    expect(withDependents(FieldBit.readable, fieldPrerequisites)).toBe(3)
    expect(withDependents(FieldBit.editable, fieldPrerequisites)).toBe(FieldBit.editable)
  })

  it('PRM-23 what is ticked with its prerequisites is never dropped by PRM-20', () => {
    for (let bits = 0; bits < 128; bits++) {
      const closed = withPrerequisites(bits)
      expect(withoutUnmetPrerequisites(closed)).toBe(closed)
    }
  })
})
