import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { applyChange, changingOrg } from '@shared/change/apply-changes'
import type { Change } from '@shared/change/change'
import { parseChange } from '@shared/change/parse-change'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import type { Org } from '@shared/model/org'
import { smallOrg } from '../small-org'

const changeOf = (text: string): Change => {
  const parsed = parseChange(text)
  if (parsed.kind === 'refused') throw new Error(`${text}: ${parsed.message}`)
  return parsed.change
}

/** One by one, each on the whole org. */
function stepped(org: Org, texts: readonly string[]) {
  const refusals: string[] = []
  let current = org
  for (const text of texts) {
    const edited = applyChange(current, changeOf(text))
    if ('kind' in edited) refusals.push(edited.message)
    else current = edited
  }
  return { refusals, document: formatOrgDocument(current) }
}

/** The same through lookups that all of them share. */
function batched(org: Org, texts: readonly string[]) {
  const changing = changingOrg(org, 1000)
  const refusals = texts.flatMap((text) => changing.make(changeOf(text))?.message ?? [])
  return { refusals, document: formatOrgDocument(changing.org()) }
}

const users = ['ana@acme.test', 'bob@acme.test', 'Eve@acme.test', 'eva@acme.test', 'ana', 'nobody']
const roles = ['All', 'East', 'EastDesk', 'North', 'north', '']
const records = ['001000000000001AAA', 'a00000000000001AAA', 'Bolt', 'Nut', 'None_Such']
const user = fc.constantFrom(...users)
const role = fc.constantFrom(...roles)
const record = fc.constantFrom(...records)
const sets = fc.constantFrom('Auditor', 'Reader', 'None')

const text = fc.oneof(
  user.map((name) => `user+="${name}"`),
  role.filter((name) => name !== '').map((name) => `role+=${name}`),
  record.map((name) => `record+=Account.${name}`),
  fc.tuple(user, role).map(([name, value]) => `user:${name}.role=${value}`),
  fc.tuple(user, user).map(([name, value]) => `user:${name}.manager=${value}`),
  fc.tuple(user, user).map(([name, value]) => `user:${name}.username=${value}`),
  fc.tuple(user, fc.boolean()).map(([name, isOn]) => `user:${name}.isActive=${String(isOn)}`),
  fc.tuple(user, record).map(([name, value]) => `user:${name}.account=${value}`),
  fc.tuple(user, sets).map(([name, value]) => `user:${name}.permissionSets+=${value}`),
  fc.tuple(user, sets).map(([name, value]) => `user:${name}.permissionSets-=${value}`),
  user.map((name) => `user:${name}.permissionSetLicenses+=Sales Cloud`),
  user.map((name) => `user-=${name}`),
  fc
    .tuple(role, role)
    .filter(([name]) => name !== '')
    .map(([name, value]) => `role:${name}.parent=${value}`),
  fc.tuple(record, user).map(([name, value]) => `record:${name}.owner=user:${value}`),
  fc.tuple(record, record).map(([name, value]) => `record:${name}.Name=${value}`),
  fc.tuple(record, record).map(([name, value]) => `record:${name}.Rating=${value}`),
)

describe('many changes through shared lookups', () => {
  it('come out as one by one, refusals and all', () => {
    let [madeCount, refusedCount] = [0, 0]
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 60 }), (texts) => {
        const plain = stepped(smallOrg(), texts)
        expect(batched(smallOrg(), texts)).toEqual(plain)
        refusedCount += plain.refusals.length
        madeCount += texts.length - plain.refusals.length
      }),
      { numRuns: 200 },
    )
    expect(Math.min(madeCount, refusedCount)).toBeGreaterThan(200)
  })

  it('leave what they do not touch as it is, so that it is not counted anew', () => {
    const org = smallOrg()
    const changing = changingOrg(org, 1000)
    expect(changing.make(changeOf('role+=North'))).toBeNull()
    const after = changing.org()
    expect(after.users).toBe(org.users)
    expect(after.records).toBe(org.records)
    expect(after.assignments).toBe(org.assignments)
    expect(after.roles).not.toBe(org.roles)
    expect(changingOrg(org, 1000).org()).toBe(org)
  })

  it('give each new record an id of its own, beside those that are there', () => {
    const texts = Array.from({ length: 40 }, (_, at) => `record+=Account.Site ${String(at)}`)
    const changing = changingOrg(smallOrg(), texts.length)
    for (const one of texts) expect(changing.make(changeOf(one))).toBeNull()
    const ids = changing.org().records.flatMap((table) => table.ids)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
