import { describe, expect, it } from 'vitest'
import {
  kindOfWord,
  memberText,
  nameText,
} from '../../../../src-renderer/views/model/sheet/element-text'

describe('a member of a list in its parts', () => {
  it('is a word, a name and a level', () => {
    expect(memberText('role:Sales as Read', ['Read', 'Edit'])).toEqual({
      word: 'role',
      name: 'Sales',
      level: 'Read',
    })
  })

  it('has no level where the list has none, whatever the name ends with', () => {
    expect(memberText('role:Sales as Read').name).toBe('Sales as Read')
  })

  it('may be a word alone', () => {
    expect(memberText('allInternalUsers')).toMatchObject({ word: 'allInternalUsers', name: '' })
  })

  it('takes the quotes off a name', () => {
    expect(memberText('group:" edge "').name).toBe(' edge ')
  })
})

describe('a name as an element writes it', () => {
  it('stands without quotes', () => expect(nameText('Sales EMEA')).toBe('Sales EMEA'))
  it('is quoted where its edges would be lost', () => expect(nameText(' x')).toBe('" x"'))
})

describe('the kind that a word is about', () => {
  it('is that of its name', () => expect(kindOfWord('roleAndSubordinates')).toBe('role'))
  it('is none for everybody', () => expect(kindOfWord('everyone')).toBeNull())
})
