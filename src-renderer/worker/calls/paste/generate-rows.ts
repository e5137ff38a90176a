import { objectNamed, roleNamed } from '@shared/change/naming'
import { userFamily } from '@shared/model/user'
import type { Org } from '@shared/model/org'
import type { GeneratedRows, GenerateRowsQuery } from '@shared/protocol/engine'
import { companyTrades, companyWords, firstNames, lastNames } from '@shared/sample/names'
import { randomFrom } from '@shared/sample/random'
import { legalName } from './row-names'
import { textOfRows } from './row-text'

/** Most rows of one generation. */
const mostRows = 10_000

/** Invented rows as a text with headings; the seed alone decides which. */
export function generateRows(org: Org, query: GenerateRowsQuery): GeneratedRows {
  return query.kind === 'users' ? users(org, query) : records(org, query)
}

const refused = (reason: string): GeneratedRows => ({ kind: 'refused', reason })

const isCount = (count: number) => Number.isInteger(count) && count > 0

const filled = (pattern: string, words: Readonly<Record<string, string>>) =>
  pattern.replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole).trim()

function users(org: Org, query: Extract<GenerateRowsQuery, { kind: 'users' }>): GeneratedRows {
  const { count, pattern, domain, role, profile, permissionSets, seed } = query
  if (!isCount(count) || count > mostRows)
    return refused('choose a number of users from 1 to 10,000')
  if (pattern.trim() === '')
    return refused('write a pattern for the names, such as `{first} {last}`')
  if (!/^[^\s@]+\.[^\s@.]+$/.test(domain))
    return refused(`\`${domain}\` is no domain; write one such as \`example.test\``)
  const random = randomFrom(seed)
  const taken = new Set(org.users.map(({ username }) => username.toLowerCase()))
  const rows = Array.from({ length: count }, (_, at) => {
    const words = {
      first: random.pick(firstNames),
      last: random.pick(lastNames),
      n: String(at + 1),
    }
    const name = filled(pattern, words)
    const own = legalName(name).replaceAll('_', '.').toLowerCase()
    const username = freeUsername(own === '' ? 'user' : own, domain, taken)
    return [username, name, profile, role, permissionSets.join('; ')]
  })
  return { kind: 'made', text: textOfRows([userHeadings, ...rows]) }
}

const userHeadings = ['Username', 'Name', 'Profile', 'Role', 'Permission sets']

function freeUsername(own: string, domain: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const username = `${own}${number === 1 ? '' : String(number)}@${domain}`
    if (taken.has(username.toLowerCase())) continue
    taken.add(username.toLowerCase())
    return username
  }
}

function records(org: Org, query: Extract<GenerateRowsQuery, { kind: 'records' }>): GeneratedRows {
  const { perOwner, pattern, values, seed } = query
  const object = objectNamed(org, query.object)
  if (object.kind === 'refused') return refused('choose the object that the records belong to')
  const owners = ownersOf(org, object.item.name, query.owners)
  if (typeof owners === 'string') return refused(owners)
  if (!isCount(perOwner) || perOwner * owners.length > mostRows)
    return refused(
      `${String(owners.length)} owners with ${String(perOwner)} each: choose a number from 1 to ${String(Math.floor(mostRows / owners.length))}`,
    )
  if (pattern.trim() === '')
    return refused('write a pattern for the names, such as `{company} {n}`')
  const random = randomFrom(seed)
  const table = org.records.find((one) => one.object === object.item.name)
  const taken = new Set(table?.columns.find(({ field }) => field === 'Name')?.values)
  const free = (name: string) => {
    let own = name
    for (let number = 2; taken.has(own); number++) own = `${name} ${String(number)}`
    taken.add(own)
    return own
  }
  const given = values.filter(({ value }) => value.trim() !== '')
  const rows = owners.flatMap((owner, place) =>
    Array.from({ length: perOwner }, (_, at) => {
      const company = `${random.pick(companyWords)} ${random.pick(companyTrades)}`
      const words = { company, n: String(place * perOwner + at + 1) }
      return [
        free(filled(pattern, words)),
        owner,
        ...given.map(({ value }) => filled(value, words)),
      ]
    }),
  )
  const headings = ['Name', 'Owner', ...given.map(({ field }) => field)]
  return { kind: 'made', text: textOfRows([headings, ...rows]) }
}

/** Owners as a change names them, or why there are none. */
function ownersOf(
  org: Org,
  object: string,
  owners: Extract<GenerateRowsQuery, { kind: 'records' }>['owners'],
): readonly string[] | string {
  const people = org.users.filter(
    (user) => user.isActive && userFamily(user.userType) === 'internal',
  )
  const named = (list: typeof people) => list.map(({ username }) => `user:${username}`)
  switch (owners.kind) {
    case 'users':
      return people.length > 0
        ? named(people)
        : 'the org has no active internal user; make one first'
    case 'role': {
      const role = roleNamed(org, owners.role)
      if (role.kind === 'refused') return 'choose the role whose users own the records'
      const own = people.filter((user) => user.role === role.item.id)
      return own.length > 0
        ? named(own)
        : `no active user has the role \`${role.item.developerName}\`; generate some first, or choose another role`
    }
    case 'queues': {
      const queues = org.groups.filter(
        ({ type, queueObjects }) => type === 'Queue' && queueObjects.includes(object),
      )
      return queues.length > 0
        ? queues.map(({ developerName }) => `queue:${developerName}`)
        : `no queue takes records of \`${object}\`; add the object to a queue first`
    }
  }
}
