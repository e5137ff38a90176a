import { describe, expect, it } from 'vitest'
import { withPersonas } from '@shared/model/personas'
import { built } from '../../org-builder'
import { permissionSet } from '../../org-permissions'

describe('personas (product 4)', () => {
  it('an org without users gets one synthetic user for each profile, marked as such', () => {
    const org = { ...built(), users: [] }
    const personas = withPersonas(org).users
    expect(personas.map((user) => user.profile)).toEqual(org.profiles.map((profile) => profile.id))
    expect(personas.every((user) => user.isPersona && user.role === null)).toBe(true)
  })
  it('without profiles each permission set gets one, over a profile that gives nothing', () => {
    const bare = {
      ...built(permissionSet('Auditor', {})),
      users: [],
      profiles: [],
      assignments: [],
    }
    const org = withPersonas(bare)
    expect(org.users.map((user) => user.username)).toEqual(['persona:Auditor'])
    expect(org.assignments.map((assignment) => assignment.user)).toEqual([org.users[0]?.id])
    expect(org.profiles.flatMap((profile) => profile.objectPermissions)).toEqual([])
  })
  it('an org with users gets none', () => {
    const org = built()
    expect(withPersonas(org)).toBe(org)
  })
})
