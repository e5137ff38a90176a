import { describe, expect, it } from 'vitest'
import { isBareProfile, withPersonas } from '@shared/model/personas'
import { built } from '../../org-builder'
import { permissionSet, permissionSetGroup } from '../../org-permissions'

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
  it('sets and groups have one beside those of profiles, a name of both told apart', () => {
    const plain = built(
      permissionSet('Auditor', {}),
      permissionSet('Clerk', {}),
      permissionSetGroup('Desk', ['Auditor']),
    )
    const profiles = plain.profiles.slice(0, 1).map((one) => ({ ...one, name: 'Clerk' }))
    const org = withPersonas({ ...plain, users: [], profiles, assignments: [] })
    expect(org.users.map((user) => [user.username, isBareProfile({ id: user.profile })])).toEqual([
      ['persona:Clerk', false],
      ['persona:Auditor', true],
      ['persona:Clerk (permission set)', true],
      ['persona:Desk', true],
    ])
    expect(org.assignments.map(({ user }) => user)).toEqual(org.users.slice(1).map(({ id }) => id))
    expect(org.profiles.filter(isBareProfile)).toHaveLength(1)
  })
  it('R13.1 the licence of a set says what type of user its persona is, as that of a profile does', () => {
    const sets = built(
      permissionSet('Inside', {}),
      permissionSet('Portal', { license: 'Partner Community' }),
    )
    const org = withPersonas({ ...sets, users: [], profiles: [], assignments: [] })
    expect(org.users.map(({ username, userType }) => [username, userType])).toEqual([
      ['persona:Inside', 'Standard'],
      ['persona:Portal', 'PowerPartner'],
    ])
  })
  it('a set that is only named, and a profile that is only named, get none', () => {
    const named = built(permissionSet('Auditor', {}))
    const org = {
      ...named,
      users: [],
      assignments: [],
      profiles: named.profiles.map((profile) => ({ ...profile, isMissing: true })),
      permissionSets: named.permissionSets.map((set) => ({ ...set, isMissing: true })),
    }
    expect(withPersonas(org)).toBe(org)
  })
  it('an org with users gets none', () => {
    const org = built()
    expect(withPersonas(org)).toBe(org)
  })
})
