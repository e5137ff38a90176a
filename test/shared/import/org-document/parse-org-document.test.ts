import { describe, expect, it } from 'vitest'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import { emptyOrg } from '@shared/model/org'
import { smallOrg } from '../../../property/small-orgs'

const text = formatOrgDocument(smallOrg(3))

const site = {
  name: 'Quay',
  status: null,
  profiles: [],
  permissionSets: [],
  guestProfile: null,
  enableGuestFileAccess: false,
}
const app = {
  name: 'Clock',
  label: 'Clock',
  permittedUsers: 'AllUsers',
  ipRelaxation: 'ENFORCE',
  isBlocked: false,
  highAssurance: 'None',
  profiles: [],
  permissionSets: [],
  ipRanges: [],
}
const folder = {
  id: 'Report/F',
  kind: 'Report',
  name: 'F',
  label: 'F',
  parent: null,
  accessType: 'Shared',
  publicFolderAccess: 'ReadOnly',
  owner: null,
  shares: [],
}

/** Line, from 1, of the first place where a text stands. */
const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length

function refusal(document: string) {
  const parsed = parseOrgDocument(document)
  if (parsed.kind === 'ok') throw new Error('the document was not refused')
  return parsed
}

describe('an org document', () => {
  it('has one entry a line', () => {
    const users = smallOrg(3).users
    expect(text.split('\n').filter((line) => line.includes('"username":'))).toHaveLength(
      users.length,
    )
  })

  it('of an empty org can be read', () => {
    expect(parseOrgDocument(formatOrgDocument(emptyOrg('x')))).toEqual({
      kind: 'ok',
      org: emptyOrg('x'),
      design: null,
      problems: [],
    })
  })

  it('of a newer format is refused and says so', () => {
    expect(refusal(text.replace('"tripod":2', '"tripod":3')).message).toMatch(/format 3 .* up to 2/)
  })

  it('of format 1 is read, with the defaults for what that format did not have', () => {
    const bare = { ...smallOrg(3), folders: [], layouts: [], networks: [] }
    const written = formatOrgDocument(bare)
    const { folders, layouts, networks, ...rest } = JSON.parse(written) as Record<string, unknown>
    expect([folders, layouts, networks]).toEqual([[], [], []])
    const parsed = parseOrgDocument(JSON.stringify({ ...rest, tripod: 1 }))
    expect(parsed).toEqual(parseOrgDocument(written))
    expect(parsed.kind).toBe('ok')
  })

  it('that is none is refused', () => {
    expect(refusal('{"name":"x"}').message).toMatch(/no org document/)
    expect(refusal('[]').message).toMatch(/no org document/)
  })

  it('that is cut off is refused with its last line', () => {
    const cut = text.slice(0, text.length / 2).trimEnd()
    expect(refusal(cut).line).toBe(cut.split('\n').length)
  })

  it('with a wrong value is refused with the line and the column of that value', () => {
    const broken = text.replace(/"userType":"\w+"/, '"userType":"Boss"')
    const line = lineOf('"userType":')
    const column = (broken.split('\n')[line - 1] ?? '').indexOf('"Boss"') + 1
    expect(refusal(broken)).toMatchObject({ line, column })
    expect(refusal(broken).message).toContain('userType')
  })

  it('with a key that nobody knows is refused: nothing is dropped in silence', () => {
    expect(refusal(text.replace('"isFrozen":', '"isMelted":true,"isFrozen":')).message).toContain(
      'isMelted',
    )
  })

  it('PRM-05 with an assignment that ends at no date is refused with its line, at a date it is read', () => {
    const until = (date: string) =>
      text.replace(/"expirationDate":(?:null|"[^"]*")/, `"expirationDate":"${date}"`)
    expect(refusal(until('soon'))).toMatchObject({ line: lineOf('"expirationDate":') })
    expect(refusal(until('soon')).message).toContain('`soon` is no date')
    expect(parseOrgDocument(until('2027-01-31T00:00:00Z')).kind).toBe('ok')
  })

  it('with a reference that leads nowhere is refused with its line', () => {
    const broken = text.replace(/"profile":"[^"]+"/, '"profile":"profile:gone"')
    expect(refusal(broken)).toMatchObject({ line: lineOf('"profile":') })
    expect(refusal(broken).message).toContain('`profile:gone` is not in `profiles`')
  })

  it.each([
    ['a site', { networks: [{ ...site, profiles: ['profile:gone'] }] }, '`profile:gone`'],
    ['an app', { connectedApps: [{ ...app, permissionSets: ['set:gone'] }] }, '`set:gone`'],
    ['a folder', { folders: [{ ...folder, owner: 'user:gone' }] }, '`user:gone`'],
    [
      'a share of a folder',
      {
        folders: [
          {
            ...folder,
            shares: [{ accessLevel: 'View', sharedTo: { kind: 'role', role: 'role:gone' } }],
          },
        ],
      },
      '`role:gone`',
    ],
    [
      'a licence',
      { permissionSetLicenseAssignments: [{ user: 'user:gone', permissionSetLicense: 'x' }] },
      '`user:gone`',
    ],
  ])('in which %s refers to nobody is refused, else read', (_, lists, named) => {
    const whole = JSON.parse(text) as Record<string, unknown>
    expect(refusal(JSON.stringify({ ...whole, ...lists })).message).toContain(named)
    const sound = { ...whole, networks: [site], connectedApps: [app], folders: [folder] }
    expect(parseOrgDocument(JSON.stringify(sound)).kind).toBe('ok')
  })

  it('with an id that stands twice is refused', () => {
    const [first, second] = smallOrg(3).users.map((user) => user.id)
    expect(
      refusal(text.replace(`"id":"${String(second)}"`, `"id":"${String(first)}"`)).message,
    ).toContain('stands twice')
  })

  it('with a row too short is refused with the line of the row', () => {
    const at = text.indexOf('"rows":[\n')
    const row = text.indexOf('[', at + 8)
    const broken = `${text.slice(0, row)}["x"],\n${text.slice(row)}`
    expect(refusal(broken).message).toMatch(/a row has 1 cells/)
    expect(refusal(broken).line).toBe(text.slice(0, row).split('\n').length)
  })
})
