import { describe, expect, it } from 'vitest'
import { withImplied } from '@shared/engine/content/libraries'
import { allFive, answer, explained, nothing, readAndEdit, readOnly } from '../../../org-access'
import { addUser, built, group, unknownMembers } from '../../../org-builder'
import { all, file, library, libraryPermission } from '../../../org-content'

const f = file('f', 'rw1', { ParentId: 'L' })
const permissions = all(libraryPermission('Viewer'), libraryPermission('Author'))

describe('what is known of a member', () => {
  it('CNT-11 R19.1 a permission that is not in the import reads, and may do everything', () => {
    const org = built(permissions, library('L', { re: 'Gone', nr: 'Viewer' }), f)
    expect(answer(org, 're', 'f')).toBe('R:Read?')
    expect(answer(org, 're', 'L')).toBe('R:Read?')
    expect(answer(org, 'nr', 'f')).toBe(readOnly)
    expect(answer(org, 'nr', 'L')).toBe(readOnly)
    expect(answer(org, 'mw', 'L')).toBe(nothing)
  })

  it('CNT-10 R19.1 beside an own entry a group that may hold the user may add to it, no other group', () => {
    const both = library('L', { re: 'Viewer', G: 'Author' })
    const maybe = built(group('G', ['nr']), unknownMembers, permissions, both, f)
    expect(answer(maybe, 're', 'f')).toBe('R:Read?')
    expect(answer(maybe, 'nr', 'f')).toBe(':None?')
    const known = built(group('G', ['nr']), permissions, both, f)
    expect(answer(known, 're', 'f')).toBe(readOnly)
    expect(answer(known, 'nr', 'f')).toBe(readAndEdit)
  })

  it('CNT-10 R19.1 an entry after one that is unknown still makes a member', () => {
    const org = built(
      group('G', ['nr']),
      unknownMembers,
      permissions,
      library('L', { G: 'Author', re: 'Viewer' }),
      f,
    )
    expect(answer(org, 're', 'f')).toBe('R:Read?')
  })

  it('CNT-11 deleting without adding has no level of its own and is left open', () => {
    const org = built(
      libraryPermission('Deletes', 'PermissionsDeleteContent'),
      libraryPermission('Tags', 'PermissionsTagContent'),
      library('L', { re: 'Deletes', nr: 'Tags' }),
      f,
    )
    expect(answer(org, 're', 'f')).toBe('R:Read?')
    expect(answer(org, 'nr', 'f')).toBe(readOnly)
  })

  it('CNT-11 commenting implies seeing comments; managing everything but delivering', () => {
    expect([...withImplied(['AddComments'])]).toEqual(['AddComments', 'ViewComments'])
    expect([...withImplied(['TagContent'])]).toEqual(['TagContent'])
    const managing = withImplied(['ManageLibrary'])
    expect(managing.has('DeleteContent')).toBe(true)
    expect(managing.has('DeliverContent')).toBe(false)
  })

  it('CNT-10 the explanation names the library', () => {
    const org = built(permissions, library('L', { re: 'Viewer' }), f)
    const steps = (record: string) =>
      explained(org, 're', record).grants.flatMap(({ via }) => via.map((step) => step.kind))
    expect(steps('f')).toEqual(['record'])
    expect(steps('L')).toEqual(['record'])
  })

  it('CNT-07 what a site publishes to its guest from a library no export tells', () => {
    const guest = addUser('g', null, { userType: 'Guest' })
    const org = built(guest, permissions, library('L', { re: 'Viewer' }), f, file('alone', 'rw1'))
    expect(answer(org, 'g', 'f')).toBe(':None?')
    expect(answer(org, 'g', 'alone')).toBe(nothing)
    expect(answer(org, 'mw', 'f')).toBe(nothing)
    expect(answer(org, 'rw1', 'f')).toBe(allFive)
  })
})
