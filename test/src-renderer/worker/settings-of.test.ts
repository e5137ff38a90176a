import { describe, expect, it } from 'vitest'
import type { Org } from '@shared/model/org'
import { features, smallShape } from '@shared/sample/org-shape'
import { generateOrg } from '@shared/sample/generate-org'
import { targetOf } from '../../../src-renderer/stores/change-target'
import { settingsOf } from '../../../src-renderer/worker/calls/settings-of'
import { openedOrg } from '@shared/scenario/opened-org'
import { describedChange } from '../../../src-renderer/worker/described-change'

const now = '2026-01-01T00:00:00.000Z'
const org = generateOrg(smallShape(3, features))
const object = 'Machine__c'

function userWhere(accepts: (user: Org['users'][number]) => boolean): Org['users'][number] {
  const user = org.users.find(accepts)
  if (user === undefined) throw new Error('the sample has no such user')
  return user
}
const assignmentOf = (id: string) =>
  org.assignments.find((one) => one.user === id && one.kind === 'permissionSet')
const user = userWhere(
  ({ id, role, userType }) =>
    userType === 'Standard' && role !== null && assignmentOf(id) !== undefined,
)

const settings = (changed: Org, changes: readonly string[] = [], field: string | null = null) =>
  settingsOf(openedOrg(changed, now).with(changes).compiled, {
    about: 'cell',
    user: user.id,
    object,
    field,
    changes,
  })
const named = (list: ReturnType<typeof settings>, subject: string) =>
  list.find((one) => one.subject === subject)

describe('what can be flipped about a cell', () => {
  it('offers about the user only changes that can be made, besides the value that holds', () => {
    const { compiled } = openedOrg(org, now).base
    const offered = settings(org).flatMap(({ group, value, options }) =>
      group === 'default' ? [] : options.filter((option) => option.value !== value),
    )
    const described = offered.map(({ change }) => describedChange(compiled.org, change))
    expect(described.length).toBeGreaterThan(20)
    expect(described.filter(({ kind }) => kind === 'refused')).toEqual([])
  })

  it('R13.1 offers the role with its value now, the roles of the user’s own side and none', () => {
    const role = named(settings(org), `role of \`${user.name}\``)
    expect(role?.value).toBe(org.roles.find(({ id }) => id === user.role)?.developerName)
    const offered = role?.options.map(({ value }) => value) ?? []
    for (const { developerName, portalType } of org.roles)
      expect(offered.includes(developerName)).toBe(portalType === 'None')
    const away = role?.options.find(({ value }) => value === '(no role)')?.change ?? ''
    expect(away).toBe(`user:${user.username}.role=`)
    expect(named(settings(org, [away]), `role of \`${user.name}\``)?.value).toBe('(no role)')
  })

  it('PRM-01 offers the profiles of the user’s own kind and no other', () => {
    const options = named(settings(org), `profile of \`${user.name}\``)?.options ?? []
    const offered = new Set(options.map(({ value }) => value))
    expect(offered).toContain(org.profiles.find(({ id }) => id === user.profile)?.name)
    const external = org.profiles.filter(({ userLicense }) => userLicense?.includes('Community'))
    expect(external.some(({ name }) => offered.has(name))).toBe(false)
  })

  it('offers the permissions of the profile and of each assigned set, of no other set', () => {
    const groups = new Set(settings(org).map(({ group }) => group))
    for (const { id, label } of org.permissionSets) {
      const isAssigned = org.assignments.some(
        (one) => one.user === user.id && one.kind === 'permissionSet' && one.permissionSet === id,
      )
      expect(groups.has(`permission set \`${label}\``)).toBe(isAssigned)
    }
    const words = settings(org)
      .filter(({ group }) => group.startsWith('profile '))
      .map(({ subject }) => subject.split(' on ')[0])
    expect(words).toEqual(['Read', 'Create', 'Edit', 'Delete', 'View All', 'Modify All'])
  })

  it('offers reading and editing of a field only where the cell is that field', () => {
    const field = org.objects.find(({ name }) => name === object)?.fields[0]?.name ?? ''
    expect(field).not.toBe('')
    const subject = `Edit on \`${object}.${field}\``
    expect(named(settings(org, [], field), subject)).toBeDefined()
    expect(named(settings(org), subject)).toBeUndefined()
  })

  it('R15.4 offers on an activity the system permissions that decide, where they are known', () => {
    const about = (changed: Org) =>
      settingsOf(openedOrg(changed, now).base.compiled, {
        about: 'cell',
        user: user.id,
        object: 'Task',
        field: null,
        changes: [],
      }).filter(({ group }) => group.startsWith('profile `'))
    const mine = (profile: Org['profiles'][number]) => profile.id === user.profile
    const subjects = (changed: Org) => about(changed).map(({ subject }) => subject)
    expect(subjects(org)).toEqual(['ActivitiesAccess', 'EditTask'])
    expect(about(org)[1]?.options[0]?.change).toMatch(/\.system:EditTask=true$/)
    const unknown: Org = {
      ...org,
      profiles: org.profiles.map((each) =>
        mine(each) ? { ...each, userPermissions: [], areActivityPermissionsKnown: false } : each,
      ),
    }
    expect(subjects(unknown)).toEqual([])
  })

  it('tells unknown permissions by offering none of a profile that the import does not hold', () => {
    const profiles = org.profiles.map((one) =>
      one.id === user.profile ? { ...one, isMissing: true } : one,
    )
    const groups = settings({ ...org, profiles }).map(({ group }) => group)
    expect(groups.some((group) => group.startsWith('profile '))).toBe(false)
    expect(settings(org).some(({ group }) => group.startsWith('profile '))).toBe(true)
  })
})

describe('memberships of a user', () => {
  const publicGroup = org.groups.find(
    ({ type, members }) =>
      type === 'Regular' &&
      members?.some((one) => one.kind === 'user' && one.user === user.id) === false,
  )
  const subject = `group \`${publicGroup?.name ?? ''}\``
  const join = `group:${publicGroup?.developerName ?? ''}+=user:${user.username}`

  it('adds to a public group, and then offers to take out again', () => {
    const few = { ...org, groups: org.groups.filter((one) => one === publicGroup) }
    const before = named(settings(few), subject)
    expect(before?.value).toBe('not a member')
    expect(before?.options.map(({ change }) => change)).toContain(join)
    expect(named(settings(few, [join]), subject)?.value).toBe('member')
  })

  it('offers no group whose members the import does not tell', () => {
    const groups = org.groups.map((one) => ({ ...one, members: null }))
    expect(settings({ ...org, groups }).some(({ group }) => group === 'public groups')).toBe(false)
  })

  it('offers the permission set groups', () => {
    const found = settings(org).filter(({ group }) => group === 'permission set groups')
    expect(found.length).toBe(org.permissionSetGroups.length)
  })

  it('shows a list of more than twelve as one line to search in', () => {
    const [model] = org.permissionSets
    if (model === undefined) throw new Error('the sample has no permission set')
    const more = Array.from({ length: 30 }, (_, i) => ({
      ...model,
      // A new id of the sample: only the brand is added.
      id: `${model.id}-${String(i)}` as typeof model.id, // as above
      name: `More_${String(i)}`,
      label: `More ${String(i)}`,
    }))
    const many = { ...org, permissionSets: [...org.permissionSets, ...more] }
    const found = settings(many).filter(({ group }) => group === 'permission sets')
    expect(found.length).toBeLessThan(13)
    const added = named(found, 'add a permission set')?.options.map(({ change }) => change)
    expect(added).toContain(`permissionSet:More_7+=user:${user.username}`)
    expect(named(settings(org), 'add a permission set')).toBeUndefined()
  })
})

describe('the target of a change', () => {
  it('is the same for putting in and taking out, and for two values', () => {
    expect(targetOf('group:A+=user:b')).toBe(targetOf('group:A-=user:b'))
    expect(targetOf('user:b.role=X')).toBe(targetOf('user:b.role='))
  })

  it('differs for two members, and is not misled by operators in names and values', () => {
    expect(targetOf('group:A+=user:b')).not.toBe(targetOf('group:A+=user:c'))
    expect(targetOf('record:1.Name=a+=b')).toBe(targetOf('record:1.Name=c'))
    expect(targetOf('group:"A=1"+=user:b')).not.toBe(targetOf('group:"A=2"+=user:b'))
  })
})
