import { cellOf, type RecordPosition } from '../compile/compiled-table'
import { readsRecord } from './content-grants'
import type { AskFlags } from '../record/special/special-object'
import { isAbove, type Subject } from '../record/subject'
import { holdsOneOf } from './membership'
import { type Reached, both, either } from '../record/reached'

/** Does a report show this record to the user? Only if the report opens and the record does. Rules R15.10, F151. */
export function reportShows(report: Subject, record: RecordPosition, ask: AskFlags): Reached {
  const position = { object: report.object.index, row: report.row }
  return both(readsRecord(report.user, position, ask), readsRecord(report.user, record, ask))
}

/**
 * Does a dashboard show this record to the user, as the running user chosen? Rules R15.10, FLD-20.
 *
 * `asUser` is a position in `org.users`, null: as the dashboard opens. `source` is the report behind it, where known: it must
 * lie in a folder that the running user may open.
 */
export function dashboardShows(
  dashboard: Subject,
  record: RecordPosition,
  ask: AskFlags,
  { asUser = null, source = null }: { asUser?: number | null; source?: RecordPosition | null } = {},
): Reached {
  const runner = asUser === null ? defaultRunner(dashboard) : asUser
  if (runner === null) return both(readsDashboard(dashboard, ask), 'unknown')
  return both(
    readsDashboard(dashboard, ask),
    asUser === null ? 'yes' : mayRunAs(dashboard, asUser),
    source === null ? 'yes' : readsRecord(runner, source, ask),
    readsRecord(runner, record, ask),
  )
}

/** FLD-21: drilling down opens the source report as the viewer. */
export function drillDownShows(
  dashboard: Subject,
  source: Subject,
  record: RecordPosition,
  ask: AskFlags,
): Reached {
  return both(readsDashboard(dashboard, ask), reportShows(source, record, ask))
}

function readsDashboard({ user, object, row }: Subject, ask: AskFlags): Reached {
  return readsRecord(user, { object: object.index, row }, ask)
}

type DashboardType = 'SpecifiedUser' | 'LoggedInUser' | 'MyTeamUser'

function typeOf({ table, row }: Subject): DashboardType | null {
  const type = cellOf(table, row, 'Type')
  return type === 'SpecifiedUser' || type === 'LoggedInUser' || type === 'MyTeamUser' ? type : null
}

/** FLD-20: whose data a dashboard shows when it opens, as a position in `org.users`; null where the import does not say. */
export function defaultRunner(dashboard: Subject): number | null {
  const { compiled, table, row } = dashboard
  switch (typeOf(dashboard)) {
    case 'SpecifiedUser': {
      const users: ReadonlyMap<string, number> = compiled.userIndexById
      return users.get(cellOf(table, row, 'RunningUserId') ?? '') ?? null
    }
    case 'LoggedInUser':
    case 'MyTeamUser':
      return dashboard.user
    case null:
      return null
  }
}

/** May the viewer choose to see the dashboard as that user? Rule FLD-20. */
export function mayRunAs(dashboard: Subject, asUser: number): Reached {
  const { compiled, user } = dashboard
  if (asUser === defaultRunner(dashboard)) return 'yes'
  const type = typeOf(dashboard)
  if (type === null) return 'unknown'
  if (type !== 'MyTeamUser') return 'no'
  return either(
    holdsOneOf(compiled, user, 'ViewAllData'),
    both(isAbove(compiled, user, asUser), holdsOneOf(compiled, user, 'ViewMyTeamsDashboards')),
  )
}
