import { describe, expect, it } from 'vitest'
import { kindTable } from '@shared/change/kind-table'
import { userNamed, roleNamed } from '@shared/change/naming'
import type { Org } from '@shared/model/org'
import type { PastedRow, ReadRowsQuery, RowsTarget } from '@shared/protocol/engine'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape } from '@shared/sample/org-shape'
import { pasteSession } from '../../../src-renderer/worker/calls/paste/paste-session'
import { changedOrg } from '@shared/scenario/opened-org'

const org = generateOrg(smallShape(3, features))
const known = org.users.find(({ userType }) => userType === 'Standard')
const role = org.roles.find(({ portalType }) => portalType === 'None')
if (known === undefined || role === undefined) throw new Error('the sample has users and roles')

/** For a sentence that holds this. */
const containing = (text: string): unknown => expect.stringContaining(text)

const users: RowsTarget = { kind: 'user', object: '' }
const roles: RowsTarget = { kind: 'role', object: '' }
const accounts: RowsTarget = { kind: 'record', object: 'Account' }

function pasted(target: RowsTarget, text: string, more: Partial<ReadRowsQuery> = {}) {
  const session = pasteSession(() => org)
  const head = session.readRows({ target, text, columns: null, hasHeadings: null, ...more })
  const made: PastedRow[] = []
  for (;;) {
    const part = session.checkRows({ ticket: head.ticket, limit: 7 })
    if (part === null) throw new Error('the reading is lost')
    made.push(...part.rows)
    if (part.done === part.total) break
  }
  const changes = made.flatMap((row) => row.changes)
  return { head, made, changes, rows: made.toSorted((a, b) => a.position - b.position) }
}

const propertiesOf = (target: RowsTarget, text: string) =>
  pasted(target, text).head.columns.map(({ property }) => property)
const kinds = (rows: readonly PastedRow[]) => rows.map(({ verdict }) => verdict.kind)
const lines = (...rows: readonly (readonly string[])[]) =>
  rows.map((cells) => cells.join('\t')).join('\n')

/** The org with all good rows, made as the window makes them. */
function applied(changes: readonly string[]): Org {
  const { org: after, refused } = changedOrg(org, changes)
  expect(refused).toEqual([])
  return after
}

describe('columns of pasted rows', () => {
  it('knows headings by name, label and usual other words', () => {
    expect(
      propertiesOf(users, 'Full name\tE-mail\tManager\tUser role\tShoe size\nAna\tana@acme.test'),
    ).toEqual(['name', 'username', 'manager', 'role', null])
    expect(propertiesOf(roles, 'Name\tParent\nSales West\tCEO')).toEqual(['label', 'parent'])
    expect(propertiesOf(roles, 'Developer Name\tName\tParent role\nA\tB\tC')).toEqual([
      'name',
      'label',
      'parent',
    ])
    expect(propertiesOf(accounts, 'Account Owner\tName\nx\ty')).toEqual(['owner', 'Name'])
  })

  it('leaves an e-mail address out where the username stands in a column of its own', () => {
    expect(propertiesOf(users, 'E-mail\tUsername\na@b.test\tc@d.test')).toEqual([null, 'username'])
  })

  it('takes the subject for the name of cases, and keeps it a field where the object has one', () => {
    const cases: RowsTarget = { kind: 'record', object: 'Case' }
    const text = lines(['Subject', 'Owner'], ['Printer on fire', known.username])
    const { changes } = pasted(cases, text)
    const table = applied(changes).records.find(({ object }) => object === 'Case')
    expect(table?.columns.find(({ field }) => field === 'Name')?.values).toContain(
      'Printer on fire',
    )
    const nameless = pasted(cases, lines(['Priority'], ['High']), { hasHeadings: true })
    expect(nameless.changes).toEqual([])
  })

  it('takes a first line that names nothing for a row', () => {
    const { head } = pasted(users, `ana@acme.test\tAna\nbo@acme.test\tBo`)
    expect(head.hasHeadings).toBe(false)
    expect(head.columns.map(({ property }) => property)).toEqual(['username', 'name'])
    expect(head.rowCount).toBe(2)
  })

  it('follows what is chosen, and says which column is missing', () => {
    const text = 'Username\tName\nana@acme.test\tAna'
    expect(pasted(users, text, { columns: ['username', null] }).changes).toEqual([
      'user+=ana@acme.test',
    ])
    const without = pasted(users, text, { columns: [null, 'name'] })
    expect(without.head.problems).toEqual([expect.stringContaining('no column holds the username')])
    expect(without.rows).toEqual([])
  })

  it('reads one of two columns with the same heading and says so', () => {
    const { head } = pasted(users, 'Username\tRole\tRole\nana@acme.test\tX\tY')
    expect(head.columns.map(({ property }) => property)).toEqual(['username', 'role', null])
    expect(head.problems).toEqual([expect.stringContaining('several columns are headed `role`')])
  })
})

describe('text of pasted rows', () => {
  it('reads commas, semicolons, quotes, line breaks in cells and a byte order mark', () => {
    const text = '\uFEFFUsername;Name;Alias\r\nana@acme.test;"Ana; the ""first""\nof them";ana\r\n'
    const { rows, changes } = pasted(users, text)
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['ana@acme.test', 'Ana; the "first"\nof them', 'ana'],
    ])
    const user = userNamed(applied(changes), 'ana@acme.test')
    expect(user).toMatchObject({ item: { name: 'Ana; the "first"\nof them' } })
  })

  it('keeps a formula as the text it is', () => {
    const formulas = ['=1+1', '+49 30', '-5', '@SUM(A1)', '=HYPERLINK("http://x.test")']
    const rows = formulas.map((cell, at) => [`u${String(at)}@acme.test`, cell])
    const { changes } = pasted(
      users,
      lines(
        ['Username', 'Name'],
        ...rows.map(([a = '', b = '']) => [
          a,
          b.includes('"') ? `"${b.replaceAll('"', '""')}"` : b,
        ]),
      ),
    )
    const after = applied(changes)
    expect(after.users.slice(-5).map(({ name }) => name)).toEqual(formulas)
  })

  it('says what to do about nothing but headings and about a quote that is never closed', () => {
    expect(pasted(users, 'Username\tName').head.problems).toEqual([
      expect.stringContaining('no rows'),
    ])
    const open = pasted(users, 'Username\tName\na@b.test\tA\nc@d.test\t"C').head
    expect(open.problems).toEqual([expect.stringContaining('line 3 is never closed')])
    expect(open.rowCount).toBe(1)
    expect(pasted(users, ' \n').head.problems).toEqual([])
  })
})

describe('rows as changes', () => {
  it('R4.1 makes a parent before its child, wherever they stand', () => {
    const text = lines(
      ['Name', 'Parent'],
      ['Child', 'Middle'],
      ['Middle', 'Top Role'],
      ['Top Role', role.name],
    )
    const { made, rows, changes } = pasted(roles, text)
    expect(made.map(({ position }) => position)).toEqual([2, 1, 0])
    expect(kinds(rows)).toEqual(['new', 'new', 'new'])
    const after = applied(changes)
    const [child, middle] = [roleNamed(after, 'Child'), roleNamed(after, 'Middle')]
    if (child.kind === 'refused' || middle.kind === 'refused') throw new Error('they are made')
    expect(child.item.parent).toBe(middle.item.id)
    expect(roleNamed(after, 'Top_Role')).toMatchObject({
      item: { name: 'Top Role', parent: role.id },
    })
  })

  it('R4.1 refuses a circle by the names on it, and what stands below a refused row', () => {
    const circle = pasted(roles, lines(['Name', 'Parent'], ['A', 'B'], ['B', 'A'], ['C', '']))
    expect(kinds(circle.rows)).toEqual(['refused', 'refused', 'new'])
    expect(circle.rows[0]?.verdict).toMatchObject({ reason: containing('`A`, `B`') })
    const below = pasted(roles, lines(['API name', 'Parent'], ['Low', 'Up'], ['Up', 'Nowhere']))
    expect(kinds(below.rows)).toEqual(['refused', 'refused'])
    expect(below.rows[0]?.verdict).toMatchObject({
      column: 1,
      reason: containing('line 3'),
    })
  })

  it('PRM-01 points at the cell that is to blame and makes the other rows', () => {
    const text = lines(
      ['Username', 'Profile', 'Role'],
      ['ana@acme.test', '', role.developerName],
      ['bo@acme.test', 'No Such', ''],
      ['no address', '', ''],
    )
    const { rows, changes } = pasted(users, text)
    expect(rows[1]?.verdict).toMatchObject({
      kind: 'refused',
      column: 1,
      reason: containing('No Such'),
    })
    expect(rows[2]?.verdict).toMatchObject({ kind: 'refused', column: 0 })
    const after = applied(changes)
    expect(after.users).toHaveLength(org.users.length + 1)
    expect(after.users.at(-1)).toMatchObject({ username: 'ana@acme.test', role: role.id })
  })

  it('changes what is there already, and says how much of it', () => {
    const text = lines(
      ['Username', 'Name', 'Alias'],
      [known.username.toUpperCase(), 'Other Name', ''],
      ['new@acme.test', 'New', ''],
    )
    const { rows, changes } = pasted(users, text)
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      { kind: 'changes', count: 1 },
      { kind: 'new' },
    ])
    expect(applied(changes).users.find(({ id }) => id === known.id)).toMatchObject({
      name: 'Other Name',
      alias: known.alias,
    })
    const same = pasted(users, lines(['Username', 'Name'], [known.username, known.name]))
    expect(same.rows[0]).toMatchObject({ verdict: { kind: 'same' }, changes: [] })
  })

  it('refuses the second of two rows with one name', () => {
    const { rows } = pasted(users, lines(['Username'], ['ana@acme.test'], ['ANA@acme.test']))
    expect(rows[1]?.verdict).toMatchObject({
      kind: 'refused',
      column: 0,
      reason: containing('line 2'),
    })
  })

  it('PRM-04 adds permission sets to those a user has', () => {
    const [first, second] = org.permissionSets
    if (first === undefined || second === undefined)
      throw new Error('the sample has permission sets')
    const text = lines(
      ['Username', 'Permission sets'],
      ['ana@acme.test', `${first.name}; ${second.label}`],
    )
    const after = applied(pasted(users, text).changes)
    const ana = after.users.at(-1)
    expect(after.assignments.filter(({ user }) => user === ana?.id)).toHaveLength(2)
  })

  it('R11.1 makes fields of the types that people write', () => {
    const target: RowsTarget = { kind: 'field', object: 'Account' }
    const text = lines(
      ['Field label', 'Data type'],
      ['Sales Zone', 'Text(255)'],
      ['Main Contact', 'Lookup(Contact)'],
      ['Bad', 'Colour'],
    )
    const { rows, changes } = pasted(target, text)
    expect(kinds(rows)).toEqual(['new', 'new', 'refused'])
    const after = applied(changes)
    const found = kindTable.field.find(after, 'Account.Main_Contact__c')
    expect(found.kind === 'found' && found.property('type')?.value).toBe('Lookup')
    expect(found.kind === 'found' && found.property('referenceTo')?.value).toBe('Contact')
  })

  it('R2.1 makes records with their owners, and changes one that bears the name', () => {
    const text = lines(
      ['Name', 'Owner'],
      ['Zebra Glass', known.username],
      ['Yak Paper', `user:${known.username}`],
      ['Xylo', 'nobody@acme.test'],
    )
    const { rows, changes } = pasted(accounts, text)
    expect(kinds(rows)).toEqual(['new', 'new', 'refused'])
    const table = applied(changes).records.find(({ object }) => object === 'Account')
    expect(table?.owners.slice(-2)).toEqual([known.id, known.id])
    const id = org.records.find(({ object }) => object === 'Account')?.ids[0] ?? ''
    const one = pasted(accounts, lines(['Id', 'Name'], [id, 'Renamed Here']))
    expect(one.rows[0]?.verdict).toEqual({ kind: 'changes', count: 1 })
    expect(one.changes).toEqual([`record:${id}.Name=Renamed Here`])
  })

  it('drops a reading that another came in place of', () => {
    const session = pasteSession(() => org)
    const query = { target: users, text: 'Username\na@b.test', columns: null, hasHeadings: null }
    const { ticket } = session.readRows(query)
    session.readRows(query)
    expect(session.checkRows({ ticket, limit: 5 })).toBeNull()
  })
})

describe('generated rows', () => {
  const query = {
    kind: 'users',
    count: 20,
    pattern: '{first} {last}',
    domain: 'acme.test',
    role: role.developerName,
    profile: '',
    permissionSets: [],
    seed: 7,
  } as const
  const generate = (more: object = {}) =>
    pasteSession(() => org).generateRows({ ...query, ...more })

  it('are the same for the same seed and good as they are', () => {
    const first = generate()
    expect(generate()).toEqual(first)
    expect(generate({ seed: 8 })).not.toEqual(first)
    if (first.kind === 'refused') throw new Error(first.reason)
    const { changes, rows } = pasted(users, first.text)
    expect(new Set(kinds(rows))).toEqual(new Set(['new']))
    const made = applied(changes).users.slice(-20)
    expect(made.every((user) => user.role === role.id)).toBe(true)
  })

  it('say why there can be none', () => {
    expect(generate({ count: 0 })).toMatchObject({ kind: 'refused' })
    expect(generate({ domain: 'acme' })).toMatchObject({ kind: 'refused' })
  })

  it('R2.1 give every user of a role so many records', () => {
    const owner = org.users.find(
      (user) => user.isActive && user.role === role.id && user.userType === 'Standard',
    )
    const made = pasteSession(() => org).generateRows({
      kind: 'records',
      object: 'Account',
      perOwner: 3,
      owners: { kind: 'users' },
      pattern: '{company} {n}',
      values: [],
      seed: 1,
    })
    if (made.kind === 'refused') throw new Error(made.reason)
    const { rows } = pasted(accounts, made.text)
    expect(new Set(kinds(rows))).toEqual(new Set(['new']))
    expect(rows.length % 3).toBe(0)
    expect(owner === undefined || made.text.includes(owner.username)).toBe(true)
  })
})
