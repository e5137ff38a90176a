import { describe, expect, it } from 'vitest'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape } from '@shared/sample/org-shape'
import { hierarchyOf } from '../../../src-renderer/worker/calls/hierarchy-of'

const org = generateOrg(smallShape(3, features))

describe('hierarchyOf', () => {
  it('R4.1 tells every role with the name of the one above it', () => {
    const nodes = hierarchyOf(org, 'role')
    expect(nodes).toHaveLength(org.roles.length)
    for (const [index, { id, parent }] of org.roles.entries()) {
      const above = org.roles.find((one) => one.id === parent)
      expect(nodes[index]).toMatchObject({ id, parent: above?.developerName ?? null })
    }
  })

  it('counts active users alone', () => {
    const counted = hierarchyOf(org, 'role').reduce((sum, { userCount }) => sum + userCount, 0)
    const withRole = org.users.filter(({ role }) => role !== null)
    expect(counted).toBe(withRole.filter(({ isActive }) => isActive).length)
    const role = withRole.find(({ isActive }) => isActive)?.role
    const without = { ...org, users: org.users.map((user) => ({ ...user, isActive: false })) }
    expect(hierarchyOf(without, 'role').find(({ id }) => id === role)?.userCount).toBe(0)
  })

  it('R9.5 tells every territory with its assigned users', () => {
    const nodes = hierarchyOf(org, 'territory')
    expect(nodes.map(({ name }) => name)).toEqual(
      org.territories.map(({ developerName }) => developerName),
    )
    expect(nodes.some(({ userCount }) => userCount > 0)).toBe(true)
  })
})
