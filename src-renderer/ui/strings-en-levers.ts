import { number } from './english'

interface Ranking {
  readonly isComputing: boolean
  readonly failure: string | null
  readonly progress: { readonly done: number; readonly total: number | null } | null
  readonly answer: {
    readonly movingCount: number
    readonly deadCount: number
    readonly refusedCount: number
    readonly untriedCount: number
  } | null
}

const kinds: Readonly<Record<string, string>> = {
  default: 'defaults',
  hierarchy: 'hierarchy switches',
  rule: 'sharing rules',
  assignment: 'assignments',
  membership: 'memberships',
  setting: 'settings of the org',
  systemPermission: 'system permissions',
  objectPermission: 'object permissions',
  fieldPermission: 'field permissions',
}

function outcome({ answer }: Ranking): string {
  if (answer === null) return ''
  const parts = [
    `${number.format(answer.movingCount)} settings move cells`,
    `${number.format(answer.deadCount)} move none`,
    ...(answer.refusedCount > 0
      ? [`${number.format(answer.refusedCount)} cannot be turned as they stand`]
      : []),
    ...(answer.untriedCount > 0 ? [`${number.format(answer.untriedCount)} left untried`] : []),
  ]
  return parts.join(' · ')
}

/** Words of the ranking of every single setting. */
export const leverStrings = {
  tab: 'Levers',
  title: 'What every setting moves',
  emptyTitle: 'Which setting moves the most?',
  emptyText:
    'Every single setting is turned, one at a time, on top of the scenario in force: defaults, hierarchy switches, rules, assignments, memberships and permissions. Settings that move nothing are named too.',
  rank: 'Try every setting',
  again: 'Try again',
  cancel: 'Cancel',
  status(ranking: Ranking): string {
    if (ranking.failure !== null) return ranking.failure
    if (!ranking.isComputing) return outcome(ranking)
    const { done = 0, total = null } = ranking.progress ?? {}
    return total === null
      ? 'Trying…'
      : `Trying ${number.format(done)} of ${number.format(total)} settings…`
  },
  table: 'Settings by what they move',
  chart: 'Cells gained and lost by the settings that move the most',
  setting: 'Setting turned',
  gained: 'Cells gained',
  lost: 'Cells lost',
  records: 'Records',
  take: (change: string) => `Take into the scenario: ${change}`,
  number: (value: number) => (value === 0 ? '·' : number.format(value)),
  dead: (kind: string, count: number) =>
    `${number.format(count)} ${kinds[kind] ?? kind} without effect`,
} as const
