import { describe, expect, it } from 'vitest'
import { importOrg, type ImportOptions } from '@shared/import/import-org'
import { memoryFile } from '@shared/import/source-file'
import { xml } from '../assemble/imported'

const role = (name: string) => xml('Role', `<name>${name}</name>`)
const files = {
  '.forceignore': '# old roles\n**/roles/Old_*\n!**/roles/Old_Boss.role-meta.xml\n*.md\n',
  'README.md': 'x',
  'app/roles/Boss.role-meta.xml': role('Boss'),
  'app/roles/Old_Boss.role-meta.xml': role('Old boss'),
  'app/roles/Old_Clerk.role-meta.xml': role('Old clerk'),
}

async function rolesOf(given: Readonly<Record<string, string>>, options: ImportOptions = {}) {
  const sources = Object.entries(given).map(([path, content]) => memoryFile(path, content))
  const result = await importOrg(sources, options)
  if (result.kind === 'cancelled') throw new Error('nobody cancelled')
  const notes = result.diagnostics.filter(({ code }) => code === 'hidden-from-deploys')
  return { roles: result.org.roles.map(({ developerName }) => developerName), notes }
}

describe('what .forceignore hides', () => {
  it('1.1 is read all the same, and named', async () => {
    const { roles, notes } = await rolesOf(files)
    expect(roles).toEqual(['Boss', 'Old_Boss', 'Old_Clerk'])
    expect(notes).toMatchObject([{ severity: 'note', file: '.forceignore' }])
    expect(notes[0]?.message).toMatch(
      /1 components .*`app\/roles\/Old_Clerk\.role-meta\.xml`.*read all/,
    )
  })

  it('1.1 is left out when the user says so, and still named', async () => {
    const { roles, notes } = await rolesOf(files, { leaveOutHidden: true })
    expect(roles).toEqual(['Boss', 'Old_Boss'])
    expect(notes[0]?.message).toMatch(/left out/)
  })

  it('1.1 lies below the folder of the file; another folder is not touched', async () => {
    const { roles } = await rolesOf(
      {
        'one/.forceignore': '/app/roles/\n',
        'one/app/roles/Boss.role-meta.xml': role('Boss'),
        'two/app/roles/Clerk.role-meta.xml': role('Clerk'),
      },
      { leaveOutHidden: true },
    )
    expect(roles).toEqual(['Clerk'])
  })

  it('1.1 without such a file nothing is said', async () => {
    expect((await rolesOf({ 'app/roles/Boss.role-meta.xml': role('Boss') })).notes).toEqual([])
  })
})
