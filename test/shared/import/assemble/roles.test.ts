import { describe, expect, it } from 'vitest'
import { codesOf, csv, imported, xml } from './imported'

const role = (name: string, parent: string | null) => ({
  [`roles/${name}.role`]: xml(
    'Role',
    `<name>${name}</name>${parent === null ? '' : `<parentRole>${parent}</parentRole>`}`,
  ),
})

const parentsOf = (result: Awaited<ReturnType<typeof imported>>) =>
  Object.fromEntries(
    result.org.roles.map((entry) => [
      entry.developerName,
      result.org.roles.find(({ id }) => id === entry.parent)?.developerName ?? null,
    ]),
  )

describe('roles', () => {
  it('8 files and rows join by developer name without regard to case; the id is that of the data', async () => {
    const result = await imported({
      ...role('Sales', null),
      'UserRole.csv': csv(
        'Id,DeveloperName,Name,OpportunityAccessForAccountOwner',
        '00E000000000001EAA,SALES,Sales,Edit',
      ),
    })
    expect(result.org.roles).toHaveLength(1)
    expect(result.org.roles[0]).toMatchObject({
      id: '00E000000000001EAA',
      developerName: 'Sales',
      opportunityAccessLevel: 'Edit',
    })
  })

  it('6 a parent outside the import is one placeholder and one diagnostic with a count', async () => {
    const result = await imported({
      ...role('A', 'Gone'),
      ...role('B', 'Gone'),
      ...role('C', 'GONE'),
    })
    expect(
      result.org.roles
        .filter(({ isMissing }) => isMissing)
        .map(({ developerName }) => developerName),
    ).toEqual(['Gone'])
    const unknown = result.diagnostics.filter(({ code }) => code === 'unknown-role')
    expect(unknown.map(({ file }) => file)).toEqual(['roles/A.role', 'roles/C.role'])
    expect(unknown[0]?.message).toContain('(2 times)')
  })

  it('6 a cycle is broken at the edge that closes it in name order, and reported with its members', async () => {
    const result = await imported({
      ...role('C', 'A'),
      ...role('A', 'B'),
      ...role('B', 'C'),
      ...role('D', 'C'),
    })
    expect(parentsOf(result)).toEqual({ A: 'B', B: 'C', C: null, D: 'C' })
    expect(result.diagnostics.find(({ code }) => code === 'role-cycle')?.message).toContain(
      '`A` > `B` > `C` > `A`',
    )
  })

  it('6 a role that is its own parent is a top', async () => {
    const result = await imported({ ...role('A', 'A'), ...role('B', 'A') })
    expect(parentsOf(result)).toEqual({ A: null, B: 'A' })
    expect(codesOf(result)).toContain('role-above-itself')
  })

  it('6 roles without a cycle are left as they are', async () => {
    const result = await imported({ ...role('A', null), ...role('B', 'A'), ...role('C', 'B') })
    expect(parentsOf(result)).toEqual({ A: null, B: 'A', C: 'B' })
    expect(codesOf(result)).toEqual([])
  })

  it('R4.1 an export without a column for superiors leaves them unknown, which is told with its cure', async () => {
    const bare = csv('Id,DeveloperName', '00E000000000001AAA,A', '00E000000000002AAA,B')
    const result = await imported({ 'UserRole.csv': bare, ...role('B', null) })
    expect(result.org.roles.map(({ isParentKnown }) => isParentKnown)).toEqual([false, undefined])
    const told = result.diagnostics.find(({ code }) => code === 'role-parents-missing')
    expect(told).toMatchObject({ severity: 'warning', file: 'UserRole.csv', line: 1 })
    expect(told?.message).toContain('export `ParentRoleId`')
    const stated = csv('Id,DeveloperName,ParentRoleId', '00E000000000001AAA,A,')
    const known = await imported({ 'UserRole.csv': stated })
    expect(known.org.roles.map(({ isParentKnown }) => isParentKnown)).toEqual([undefined])
    expect(codesOf(known)).not.toContain('role-parents-missing')
  })

  it('8 where data and metadata name different parents the metadata is taken and the difference noted', async () => {
    const result = await imported({
      ...role('A', null),
      ...role('B', 'A'),
      'UserRole.csv': csv(
        'Id,DeveloperName,ParentRoleId',
        '00E000000000001EAA,A,',
        '00E000000000002EAA,B,',
      ),
    })
    expect(parentsOf(result)).toEqual({ A: null, B: 'A' })
    expect(codesOf(result)).toEqual(['role-parent-differs'])
  })

  it('3.6 portal roles come from data', async () => {
    const result = await imported({
      'UserRole.csv': csv(
        'Id,DeveloperName,PortalType,PortalAccountId',
        '00E000000000001,AcmePartnerUser,Partner,001000000000001',
      ),
    })
    expect(result.org.roles[0]).toMatchObject({
      id: '00E000000000001EAA',
      portalType: 'Partner',
      portalAccount: '001000000000001AAA',
    })
  })
})
