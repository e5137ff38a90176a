import { describe, expect, it } from 'vitest'
import { generateOrg } from '@shared/sample/generate-org'
import { features, largeShape, smallShape } from '@shared/sample/org-shape'
import { workshopOrg } from '@shared/sample/workshop'

describe('generated orgs', () => {
  it('the same shape and seed give the same org, another seed another', () => {
    const org = generateOrg(smallShape(3, features))
    expect(generateOrg(smallShape(3, features))).toEqual(org)
    expect(generateOrg(smallShape(4, features))).not.toEqual(org)
  })

  it('every feature can be asked for alone', () => {
    for (const feature of features) {
      const org = generateOrg(smallShape(11, [feature]))
      expect(org.users.length).toBeGreaterThanOrEqual(7)
      expect(org.territories.length > 0).toBe(feature === 'territories')
      expect(org.users.some((user) => user.userType === 'Guest')).toBe(feature === 'externalUsers')
      expect(org.shares.length > 0).toBe(feature === 'shares' || feature === 'teams')
    }
  })

  it('references lead to what exists: owners, parents, accounts of external users', () => {
    for (let seed = 1; seed < 30; seed++) {
      const org = generateOrg(smallShape(seed, features))
      const principals = new Set<string>([...org.users, ...org.groups].map((each) => each.id))
      const records = new Set<string>(org.records.flatMap((table) => table.ids))
      const roles = new Set(org.roles.map((role) => role.id))
      for (const table of org.records)
        for (const owner of table.owners) if (owner) expect(principals.has(owner)).toBe(true)
      for (const role of org.roles) if (role.parent) expect(roles.has(role.parent)).toBe(true)
      for (const user of org.users)
        if (user.contact) expect(records.has(user.contact) && user.account !== null).toBe(true)
      // A share of a user names the user, who is a record of their own (R15.18).
      for (const { object, record } of org.shares)
        expect(records.has(record) || (object === 'User' && principals.has(record))).toBe(true)
    }
  })

  it('a role tree is as deep as asked, and no deeper', () => {
    const org = generateOrg(largeShape(1, 1_000, 2_000))
    const parents = new Map(org.roles.map((role) => [role.id, role.parent]))
    const depths = org.roles.map((role) => {
      let depth = 1
      for (let up = role.parent; up !== null; up = parents.get(up) ?? null) depth++
      return depth
    })
    expect(Math.max(...depths)).toBe(10)
  })

  it('the workshop org has 500 users, 50 objects and about 20,000 records', () => {
    const org = workshopOrg()
    expect(org.users).toHaveLength(500)
    expect(org.objects).toHaveLength(50)
    const count = org.records.reduce((sum, table) => sum + table.ids.length, 0)
    expect(Math.abs(count - 20_000)).toBeLessThan(600)
  })
})
