import { describe, expect, it } from 'vitest'
import { settingNames } from '@shared/model/setting-choices'
import { orgSettings } from '../../../src-renderer/worker/calls/org-settings'
import { compiled } from '../../org-access'
import { addUser, built, type Edit } from '../../org-builder'
import { settings } from '../../org-objects'

const listed = (...edits: readonly Edit[]) => orgSettings(compiled(built(...edits)))
const named = (list: ReturnType<typeof listed>, name: string) =>
  list.find((setting) => setting.name === name)

describe('settings of an org', () => {
  it('lists every setting once, with a sentence and a rule that the catalogue explains', () => {
    const list = listed()
    expect(list.map(({ name }) => name).sort()).toEqual([...settingNames, 'timeZone'].sort())
    for (const { name, label, sense, rule } of list)
      expect([name, label !== name, sense !== '', rule.sense !== '']).toEqual([
        name,
        true,
        true,
        true,
      ])
  })

  it('tells a sentence for every value that it offers', () => {
    for (const { name, options } of listed())
      for (const { value, sense } of options) expect([name, value, sense]).not.toContain('')
  })

  it('LOG-11 tells the time zone that the import states, and that none is', () => {
    const stated = named(listed(settings({ timeZone: 'Europe/Berlin' })), 'timeZone')
    expect(stated?.value).toBe('Europe/Berlin')
    expect(stated?.options.map(({ value }) => value)).toContain('Asia/Tokyo')
    expect(named(listed(), 'timeZone')?.sense).toMatch(/^not stated/)
  })

  it('R15.19 counts portal user visibility where somebody is external, and only there', () => {
    const external = addUser('px', null, { userType: 'PowerPartner' })
    expect(named(listed(external), 'enablePortalUserVisibility')?.isInUse).toBe(true)
    expect(
      named(listed(), 'enablePortalUserVisibility')?.isInUse,
      'the plain org has internal users alone',
    ).toBe(false)
  })
})
