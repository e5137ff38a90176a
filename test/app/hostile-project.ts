import { cp, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const fixture = join(dirname(dirname(import.meta.dirname)), 'fixtures/el-toro/org')

const names = [
  '=HYPERLINK("http://example.test","free")',
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '+1 & "two" ]]> \u202egnirts',
]

/** A project whose users’ names try to be formulas, markup and more; one object, `Expense__c`. Its path. */
export async function hostileProject(folder: string): Promise<string> {
  const path = join(folder, 'hostile')
  const source = 'force-app/main/default'
  for (const part of [
    'sfdx-project.json',
    `${source}/objects/Expense__c`,
    `${source}/profiles`,
    `${source}/roles`,
  ])
    await cp(join(fixture, part), join(path, part), { recursive: true })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = names.map((name, index) => {
    const id = `00500000000000${String(index + 1)}AAA`
    return [
      id,
      `user${String(index)}@hostile.example`,
      quoted(name),
      'true',
      'Standard',
      'Employee',
    ].join(',')
  })
  const head = 'Id,Username,Name,IsActive,UserType,Profile.Name'
  await writeFile(join(path, 'User.csv'), [head, ...lines, ''].join('\n'))
  return path
}
