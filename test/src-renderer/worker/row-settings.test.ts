import { describe, expect, it } from 'vitest'
import { features, smallShape } from '@shared/sample/org-shape'
import { generateOrg } from '@shared/sample/generate-org'
import type { SettingsQuery } from '@shared/protocol/settings'
import { openedOrg } from '@shared/scenario/opened-org'
import { describedChange } from '../../../src-renderer/worker/described-change'
import { settingsOf } from '../../../src-renderer/worker/calls/settings-of'

const now = '2026-01-01T00:00:00.000Z'
const org = generateOrg(smallShape(3, features))
const { compiled } = openedOrg(org, now).base

const onRow = (
  rows: Extract<SettingsQuery, { about: 'row' }>['rows'],
  row: string,
  object: string | null = null,
  field: string | null = null,
) => settingsOf(compiled, { about: 'row', rows, row, object, field, changes: [] })

/** Values other than the one in force, with what each change would say. */
const flips = (settings: ReturnType<typeof settingsOf>) =>
  settings.flatMap(({ value, options }) =>
    options
      .filter((option) => option.value !== value)
      .map(({ change }) => describedChange(compiled.org, change)),
  )

describe('what can be flipped about a row or a column', () => {
  it('R4.1 offers a role every parent but itself and what stands below it', () => {
    const role = org.roles.find(({ id }) => org.roles.some(({ parent }) => parent === id))
    if (role === undefined) throw new Error('the sample has no role above another')
    const [parent] = onRow('role', role.id)
    const offered = parent?.options.map(({ value }) => value) ?? []
    expect(offered).not.toContain(role.developerName)
    for (const child of org.roles)
      if (child.parent === role.id) expect(offered).not.toContain(child.developerName)
    expect(flips(onRow('role', role.id)).filter(({ kind }) => kind === 'refused')).toEqual([])
  })

  it('R5.1 offers a group its members to take out and others to add, and only what can be done', () => {
    const group = org.groups.find(
      ({ type, members }) => type === 'Regular' && members !== null && members.length > 0,
    )
    if (group === undefined) throw new Error('the sample has no group with members')
    const settings = onRow('group', group.id)
    expect(settings.map(({ value }) => value)).toContain('member')
    expect(settings.at(-1)?.subject).toBe('add a member')
    const made = flips(settings)
    expect(made.length).toBeGreaterThan(5)
    expect(made.filter(({ kind }) => kind === 'refused')).toEqual([])
  })

  it('R5.8 offers nothing about a group whose members were not imported', () => {
    const group = org.groups.find(({ members }) => members === null)
    if (group === undefined) throw new Error('the sample has no group without members')
    expect(onRow('group', group.id)).toEqual([])
  })

  it('PRM-20 offers a profile and a permission set what they give on the object, and on the field', () => {
    const set = org.permissionSets.find(({ isMissing }) => !isMissing)
    const object = org.objects.find(({ fields }) => fields.length > 0)
    const field = object?.fields[0]
    if (set === undefined || object === undefined || field === undefined)
      throw new Error('the sample has no permission set or field')
    const subjects = onRow('permissionset', set.id, object.name, field.name).map(
      ({ subject }) => subject,
    )
    expect(subjects).toContain(`Edit on \`${object.name}\``)
    expect(subjects).toContain(`Read on \`${object.name}.${field.name}\``)
    expect(subjects).toContain('ViewAllData')
    const alone = onRow('permissionset', set.id).map(({ subject }) => subject)
    expect(alone).toEqual(['ViewAllData', 'ModifyAllData'])
  })

  it('FLS-01 offers on a field’s column what every profile and permission set gives on it', () => {
    const object = org.objects.find(({ fields }) => fields.length > 0)
    const field = object?.fields[0]
    if (object === undefined || field === undefined) throw new Error('the sample has no field')
    const query = { about: 'object', object: object.name, changes: [] } as const
    const groups = new Set(
      settingsOf(compiled, { ...query, field: field.name }).map(({ group }) => group),
    )
    for (const { label, isMissing } of org.permissionSets)
      expect(groups.has(`permission set \`${label}\``)).toBe(!isMissing)
    const ofObject = settingsOf(compiled, { ...query, field: null })
    expect(ofObject.some(({ group }) => group.startsWith('permission set'))).toBe(false)
  })
})
