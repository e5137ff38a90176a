import { applyChanges } from '@shared/change/apply-changes'
import { parseChange } from '@shared/change/parse-change'
import type { Org } from '@shared/model/org'
import type { GenerateRowsQuery, RowsTarget } from '@shared/protocol/engine'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape } from '@shared/sample/org-shape'
import { pasteSession } from '../../src-renderer/worker/calls/paste/paste-session'
import { atMost, timed, type Figure, type Section } from './measure'

const counts = { users: [1_500, 6_000], roles: [1_000, 4_000], records: [2_500, 10_000] } as const
type RowsOf = keyof typeof counts

/** Rows of a spreadsheet on their way into an org: how their check and their making grow with their number. */
export function pasteFigures(): Section {
  const org = generateOrg(smallShape(3, features))
  const kinds: RowsOf[] = ['users', 'roles', 'records']
  return {
    title: 'rows of a spreadsheet',
    figures: kinds.flatMap((kind) => {
      // The first run warms the code up: its time says nothing of growth.
      pasted(org, kind, counts[kind][0])
      const [few, many] = counts[kind].map((count) => pasted(org, kind, count))
      if (few === undefined || many === undefined) return []
      return [
        { what: `${many.count} ${kind} checked`, value: many.checkMs, unit: 'ms' },
        growth(`growth of checking ${kind}`, few.checkMs, many.checkMs),
        { what: `${many.count} ${kind} made`, value: many.makeMs, unit: 'ms' },
        growth(`growth of making ${kind}`, few.makeMs, many.makeMs),
      ]
    }),
  }
}

/** The exponent over four times as many rows: 1 is linear, 2 quadratic. */
const growth = (what: string, few: number, many: number): Figure => ({
  what,
  value: Math.log(many / few) / Math.log(4),
  unit: 'exponent',
  ...atMost(1.3, 1.1),
})

interface Pasted {
  readonly count: number
  readonly checkMs: number
  readonly makeMs: number
}

function pasted(org: Org, kind: RowsOf, count: number): Pasted {
  const session = pasteSession(() => org)
  const { target, text } = textOf(org, kind, count)
  const changes: string[] = []
  const checking = timed(() => {
    const { ticket } = session.readRows({ target, text, columns: null, hasHeadings: null })
    for (;;) {
      const part = session.checkRows({ ticket, limit: 60 })
      if (part === null) throw new Error('the reading is lost')
      for (const row of part.rows) changes.push(...row.changes)
      if (part.done === part.total) return
    }
  })
  if (changes.length < count) throw new Error(`only ${changes.length} changes for ${count} ${kind}`)
  const making = timed(() => {
    const parsed = changes.flatMap((change) => {
      const one = parseChange(change)
      return one.kind === 'ok' ? [one.change] : []
    })
    const made = applyChanges(org, parsed)
    if (made.kind === 'refused') throw new Error(made.message)
  })
  return { count, checkMs: checking.ms, makeMs: making.ms }
}

function textOf(org: Org, kind: RowsOf, count: number): { target: RowsTarget; text: string } {
  if (kind === 'roles') {
    const rows = Array.from({ length: count }, (_, at) =>
      [`Desk ${at}`, at === 0 ? '' : `Desk ${Math.floor((at - 1) / 4)}`].join('\t'),
    )
    return { target: { kind: 'role', object: '' }, text: ['Label\tParent', ...rows].join('\n') }
  }
  const role = org.roles.find(({ portalType }) => portalType === 'None')?.developerName ?? ''
  const profile = org.profiles.find(({ userLicense }) => userLicense === 'Salesforce')?.name ?? ''
  const permissionSets = org.permissionSets.slice(0, 2).map(({ name }) => name)
  const people = org.users.filter(({ isActive, userType }) => isActive && userType === 'Standard')
  const query: GenerateRowsQuery =
    kind === 'users'
      ? {
          ...{ kind, count, role, profile, permissionSets, seed: 1 },
          ...{ pattern: '{first} {last}', domain: 'acme.test' },
        }
      : {
          ...{ kind, object: 'Account', seed: 1, pattern: '{company} {n}' },
          ...{ perOwner: Math.ceil(count / people.length), owners: { kind: 'users' } },
          values: [{ field: 'Industry', value: 'Energy' }],
        }
  const made = pasteSession(() => org).generateRows(query)
  if (made.kind === 'refused') throw new Error(made.reason)
  const target: RowsTarget =
    kind === 'users' ? { kind: 'user', object: '' } : { kind: 'record', object: 'Account' }
  return { target, text: made.text }
}
