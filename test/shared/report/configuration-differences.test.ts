import { describe, expect, it } from 'vitest'
import { configurationDifferences } from '@shared/report/configuration-differences'
import type { Org } from '@shared/model/org'
import { smallOrg } from '../../property/small-orgs'

const org = smallOrg(7)

/** The same org with other ids everywhere, as a sandbox has them. */
function withOtherIds(given: Org): Org {
  const ids = [...given.users, ...given.roles, ...given.profiles, ...given.groups].map(
    ({ id }) => id,
  )
  const text = ids.reduce(
    (json, id) => json.replaceAll(JSON.stringify(id), JSON.stringify(`other-${id}`)),
    JSON.stringify({ ...given, records: [], shares: [] }),
  )
  return JSON.parse(text) as Org
}

describe('what differs in the configuration of two orgs', () => {
  it('nothing between an org and itself', () => {
    expect(configurationDifferences(org, org)).toEqual([])
  })

  it('nothing between an org and its copy with other ids', () => {
    expect(configurationDifferences(org, withOtherIds(org))).toEqual([])
  })

  it('a setting, with its path and both values', () => {
    const [first, ...rest] = org.users
    if (first === undefined) throw new Error('the org has no user')
    const frozen = { ...org, users: [{ ...first, isFrozen: !first.isFrozen }, ...rest] }
    expect(configurationDifferences(org, frozen)).toEqual([
      {
        kind: 'users',
        name: first.username,
        property: 'isFrozen',
        before: String(first.isFrozen),
        after: String(!first.isFrozen),
      },
    ])
  })

  it('an entry that only one org has, in both directions', () => {
    const without = { ...org, roles: org.roles.slice(0, -1) }
    const name = org.roles.at(-1)?.developerName
    const missing = configurationDifferences(org, without).find((each) => each.kind === 'roles')
    expect(missing).toMatchObject({ name, property: '', before: 'present', after: null })
    const added = configurationDifferences(without, org).find((each) => each.kind === 'roles')
    expect(added).toMatchObject({ name, property: '', before: null, after: 'present' })
  })

  it('an object permission, by profile and object', () => {
    const [profile, ...rest] = org.profiles
    const [entry, ...others] = profile?.objectPermissions ?? []
    if (profile === undefined || entry === undefined) throw new Error('no permission to change')
    const changed = { ...entry, allowDelete: !entry.allowDelete }
    const after = {
      ...org,
      profiles: [{ ...profile, objectPermissions: [changed, ...others] }, ...rest],
    }
    expect(configurationDifferences(org, after)).toMatchObject([
      { name: profile.name, property: `objectPermissions.${entry.object}.allowDelete` },
    ])
  })
})
