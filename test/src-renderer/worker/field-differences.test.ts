import { describe, expect, it } from 'vitest'
import { samples } from '@shared/sample/samples'
import { fieldDifferences } from '../../../src-renderer/worker/calls/field-differences'
import { fieldsOf } from '../../../src-renderer/worker/calls/fields-of'
import { labels } from '../../../src-renderer/worker/calls/labels'
import { whatIf } from '../../../src-renderer/worker/calls/what-if'
import { openedOrg } from '@shared/scenario/opened-org'

const now = '2026-01-01T00:00:00.000Z'
const org = samples.find(({ id }) => id === 'call-centre')?.make()
if (org === undefined) throw new Error('no such sample')
const opened = openedOrg(org, now)

const [profile, entry] =
  org.profiles.flatMap((one) =>
    one.fieldPermissions
      .filter(({ readable }) => readable && org.users.some((user) => user.profile === one.id))
      .map((found) => [one, found] as const),
  )[0] ?? []
if (profile === undefined || entry === undefined) throw new Error('no profile reads a field')
const { object, field } = entry
const target = `profile:"${profile.name}".field:${object}.${field}`
const ask = (...changes: string[]) => ({
  ...whatIf(opened, { changes }),
  told: fieldDifferences(opened.base.compiled, opened.with(changes).compiled),
})

describe('what a field permission does', () => {
  it('FLS-10 taking Read is told with the field and the users of the profile that lost it', () => {
    const { told, lostFieldCount } = ask(`${target}.read=false`)
    const userCount = org.users.filter((user) => user.profile === profile.id).length
    const lost = { object, isGain: false, fields: [field], userCount, cellCount: userCount }
    expect(told).toContainEqual({ ...lost, measure: 'read' })
    expect(lostFieldCount).toBe(told.length * userCount)
  })

  it('a permission that is held already changes no field cell', () => {
    const { told, gainedFieldCount, lostFieldCount } = ask(`${target}.read=true`)
    expect([told, gainedFieldCount, lostFieldCount]).toEqual([[], 0, 0])
  })

  it('a change of a default changes no field cell', () => {
    const { gainedFieldCount, lostFieldCount } = ask(`object:${object}.sharingModel=Private`)
    expect([gainedFieldCount, lostFieldCount]).toEqual([0, 0])
  })

  it('FLS-10 the list of fields says what the user may do before and after', () => {
    const user = org.users.find((one) => one.profile === profile.id)
    if (user === undefined) throw new Error('nobody has the profile')
    const accessWith = (...changes: string[]) =>
      fieldsOf(opened.with(changes).compiled, { user: user.id, object, changes }).find(
        ({ name }) => name === field,
      )?.access
    const before = accessWith()
    expect(before).not.toBe('None')
    expect(accessWith(`${target}.read=false`)).not.toBe(before)
  })
})

describe('labels', () => {
  it('name what has a label of its own, and nothing else', () => {
    const { names, fieldsByObject } = labels(opened.base.compiled)
    const lines = names.split('\n').map((line) => line.split('\t'))
    expect(lines.every(([name, label]) => name !== label && label !== '')).toBe(true)
    const user = org.users[0]
    expect(lines).toContainEqual([user?.username, user?.name])
    expect(Object.keys(fieldsByObject)).toContain(object)
  })
})
