import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { called, rowsOf } from './called'

const head = '<?xml version="1.0" encoding="UTF-8"?>'
const space = 'xmlns="http://soap.sforce.com/2006/04/metadata"'
const support = `${head}<Profile ${space}><custom>true</custom><userLicense>Salesforce</userLicense>
<loginHours><mondayStart>480</mondayStart><mondayEnd>1080</mondayEnd></loginHours>
<loginIpRanges><startAddress>10.0.0.0</startAddress><endAddress>10.0.0.255</endAddress></loginIpRanges>
<recordTypeVisibilities><default>true</default><recordType>Account.Small</recordType><visible>true</visible></recordTypeVisibilities>
</Profile>`
const bare = `${head}<Profile ${space}><custom>true</custom><userLicense>Salesforce</userLicense></Profile>`
const piece = `${head}<Profile ${space}><custom>false</custom><userLicense>Salesforce</userLicense></Profile>`
const onDemand = `${head}<PermissionSet ${space}><label>On demand</label><hasActivationRequired>true</hasActivationRequired>
<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead>
<modifyAllRecords>false</modifyAllRecords><object>Account</object><viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>`

let org = ''
const write = (name: string, text: string) => {
  writeFileSync(join(org, name), text)
}

beforeEach(() => {
  org = mkdtempSync(join(tmpdir(), 'tripod-login-'))
  for (const folder of ['profiles', 'permissionsets']) mkdirSync(join(org, folder))
  write('profiles/Support.profile-meta.xml', support)
  write('profiles/Bare.profile-meta.xml', bare)
  write('profiles/Standard.profile-meta.xml', piece)
  write('permissionsets/OnDemand.permissionset-meta.xml', onDemand)
  write(
    'User.csv',
    'Id,Username,Name,IsActive,UserType,Profile.Name\n005000000000001AAA,ana@x.test,Ana,true,Standard,Support\n005000000000002AAA,bo@x.test,Bo,true,Standard,Bare\n005000000000003AAA,cy@x.test,Cy,true,Standard,Standard\n',
  )
  write(
    'PermissionSetAssignment.csv',
    'AssigneeId,PermissionSet.Name,ExpirationDate\n005000000000001AAA,OnDemand,2026-08-01T00:00:00Z\n',
  )
  write(
    'Organization.csv',
    'Id,Name,TimeZoneSidKey,OrganizationType\n00D000000000001AAA,X,America/Los_Angeles,Team Edition\n',
  )
})
afterEach(() => {
  rmSync(org, { recursive: true })
})

const login = (...words: string[]) => called(['login', org, ...words])
const ana = ['--user', 'ana@x.test', '--channel', 'ui', '--ip', '10.0.0.9']

describe('login', () => {
  it('LOG-13 answers yes with status 0 and no with status 1 and the rule', async () => {
    const inside = await login(...ana, '--at', '2026-07-13T15:00Z')
    expect(inside.status).toBe(0)
    expect(inside.out.split('\n')[0]).toBe('Username,Allowed,Rule,Detail')
    expect(rowsOf(inside.out.replaceAll('"', ''))[0]).toMatchObject({ Allowed: 'true' })
    const before = await login(...ana, '--at', '2026-07-13T14:59Z')
    expect(before.status).toBe(1)
    expect(before.out).toContain('ana@x.test,false,LOG-13,HOURS: monday 07:59')
  })

  it('LOG-11 takes a time without offset as the org’s own', async () => {
    expect((await login(...ana, '--at', '2026-07-13T08:00')).status).toBe(0)
    expect((await login(...ana, '--at', '2026-07-13T18:00')).status).toBe(1)
  })

  it('LOG-11 takes it as the clock on the wall of the hours where the import names no zone', async () => {
    rmSync(join(org, 'Organization.csv'))
    expect((await login(...ana, '--at', '2026-07-13T08:00')).status).toBe(0)
    expect((await login(...ana, '--at', '2026-07-13T18:00')).status).toBe(1)
    // With an offset the hours cannot be told without the zone.
    expect((await login(...ana, '--at', '2026-07-13T15:00Z')).out).toContain(',unknown,')
  })

  it('LOG-05 shuts out another address', async () => {
    const words = ['--user', 'ana@x.test', '--ip', '10.0.1.1', '--at', '2026-07-13T16:00Z']
    const { status, out } = await login(...words)
    expect([status, out.split('\n')[1]?.startsWith('ana@x.test,false,LOG-05,')]).toEqual([1, true])
    const steps = rowsOf((await login(...words, '--steps')).out)
    expect(steps.map(({ Result }) => Result).slice(-4)).toEqual([
      'not evaluated',
      'not evaluated',
      'not evaluated',
      'not evaluated',
    ])
  })

  it('R19.1 says unknown, with status 1, where a profile is only a fragment', async () => {
    const at = ['--at', '2026-07-13T16:00Z', '--device-known']
    const { status, out } = await login('--user', 'cy@x.test', ...at)
    expect([status, out.split('\n')[1]?.startsWith('cy@x.test,unknown,')]).toEqual([1, true])
    // A custom profile may well hold nothing at all.
    const whole = await login('--user', 'bo@x.test', ...at)
    expect([whole.status, whole.out.split('\n')[1]?.startsWith('bo@x.test,true,')]).toEqual([
      0,
      true,
    ])
  })

  it('refuses what is no time, no address and no zone with status 2', async () => {
    expect((await login(...ana, '--at', 'noon')).status).toBe(2)
    expect((await login('--user', 'ana@x.test', '--ip', '10.0.0')).status).toBe(2)
    expect((await login(...ana, '--hours-zone', 'Mars/Olympus')).status).toBe(2)
  })
})

describe('the session of a question', () => {
  const accounts = async (...words: string[]) => {
    const asked = ['objects', org, '--user', 'ana@x.test', '--object', 'Account', ...words]
    const { out, status } = await called(asked)
    return status === 0 ? rowsOf(out)[0]?.PermissionsRead : status
  }

  it('PRM-06 --activate opens a session-based set, and a name that nobody has is refused', async () => {
    expect(await accounts()).not.toBe('true')
    expect(await accounts('--activate', 'OnDemand')).toBe('true')
    expect(await accounts('--activate', 'Another')).toBe(2)
  })

  it('PRM-05 --at decides what has expired', async () => {
    expect(await accounts('--activate', 'OnDemand', '--at', '2026-07-31T23:59:59Z')).toBe('true')
    expect(await accounts('--activate', 'OnDemand', '--at', '2026-08-01T00:00:00Z')).not.toBe(
      'true',
    )
  })
})

describe('import', () => {
  it('EDI-40 names what the edition does not have', async () => {
    const { error } = await called(['import', org])
    expect(error).toContain('not-in-edition EDI-10: custom profiles used (2)')
    expect(error).toContain('not-in-edition EDI-17: login hours used (1)')
    write('Organization.csv', 'Id,Name,OrganizationType\n00D000000000001AAA,X,Unlimited Edition\n')
    expect((await called(['import', org])).error).not.toContain('not-in-edition')
  })
})
