import type { UserId } from '@shared/model/id'
import type { Cell, Row, RowSet } from '@shared/report/rows'
import { causesOf, type CauseGroup } from '@shared/scenario/causes'
import { openedOrg } from '@shared/scenario/opened-org'
import { causeSentence, idleSentence } from '@shared/scenario/told-causes'
import { runThrough } from '@shared/engine/compile/steps'
import type { Environment } from './environment'
import type { OpenedOrg } from './open-org'
import { sessionAsked, type SessionAsked } from './session'

const columns = [
  'Change',
  'Effect',
  'Users',
  'Object',
  'Field',
  'Cells',
  'Records',
  'Examples',
  'Sentence',
]

/**
 * What changes do, a row for each group of cells with its cause, the largest first; then the changes that do nothing.
 *
 * In `Change`, ` & ` joins changes that it takes together and ` | ` those of which either suffices.
 */
export function changeCauses(
  { base, changes }: OpenedOrg,
  asked: SessionAsked,
  environment: Environment,
): RowSet {
  const { now, activated } = sessionAsked(base, asked, environment)
  const opened = openedOrg(base, now ?? environment.now, activated)
  const { org } = opened.base.compiled
  const usernames = new Map(
    [...org.users, ...opened.with(changes).compiled.org.users].map(({ id, username }) => [
      id,
      username,
    ]),
  )
  const causes = runThrough(causesOf(opened, changes))
  if (!causes.isExact)
    environment.writeError(
      'note .:0 causes-in-order so many changes are not tried in combination: each difference is laid to the last change that moved it\n',
    )
  if (causes.uncertainCount > 0)
    environment.writeError(
      `note .:0 unknown-cells ${causes.uncertainCount} more cells differ only in what is unknown\n`,
    )
  return { columns, rows: rows() }

  function* rows(): Generator<Row> {
    for (const group of causes.groups) yield groupRow(group, (id) => usernames.get(id) ?? id)
    for (const idle of causes.idle)
      yield [idle.change, 'none', 0, null, null, 0, 0, null, idleSentence(org, idle)]
  }

  function groupRow(group: CauseGroup, nameOf: (id: UserId) => string): Cell[] {
    const { alternatives, isGain, users, object, fields, cellCount, recordCount, examples } = group
    return [
      alternatives.map((set) => set.join(' & ')).join(' | '),
      isGain ? 'gain' : 'loss',
      users.length,
      object,
      fields.length === 0 ? null : fields.join(' '),
      cellCount,
      recordCount,
      examples
        .map(({ user, record }) => (record === null ? nameOf(user) : `${nameOf(user)} ${record}`))
        .join('; '),
      causeSentence(org, group),
    ]
  }
}
