import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { RecordPosition } from '@shared/engine/compile/compiled-table'
import {
  dashboardShows,
  defaultRunner,
  drillDownShows,
  reportShows,
} from '@shared/engine/content/analytics-data'
import { askThrough } from '@shared/engine/record/record-access'
import type { Reached } from '@shared/engine/record/reached'
import { subjectOf } from '@shared/engine/record/subject'
import { Unusable } from './environment'
import { recordAsked, userAsked } from './narrowing'

/** A report or dashboard, and for a dashboard whom it runs as and the report behind it. */
export interface ThroughAsked {
  readonly through: string
  readonly as?: string
  readonly source?: string
}

/** Does a report or dashboard show the record to the user? Rules R15.10, FLD-20, FLD-21. */
export function throughDocument(
  compiled: CompiledOrg,
  user: number,
  record: RecordPosition,
  { through, as, source: sourceName }: ThroughAsked,
): object {
  const position = recordAsked(compiled, through)
  const item = subjectOf(compiled, user, position)
  const ask = askThrough(compiled)
  const shown = { kind: item.object.name, id: item.table.table.ids[item.row] }
  if (item.object.name === 'Report') {
    if (as !== undefined || sourceName !== undefined)
      throw new Unusable('`--as` and `--source` are about dashboards; leave them out for a report')
    return { ...shown, shows: verdict(reportShows(item, record, ask)) }
  }
  if (item.object.name !== 'Dashboard')
    throw new Unusable(`\`--through ${through}\` is no report and no dashboard; name one by its id`)
  const source = sourceName === undefined ? null : recordAsked(compiled, sourceName)
  const asUser = as === undefined ? null : userAsked(compiled, as)
  const runner = asUser ?? defaultRunner(item)
  return {
    ...shown,
    runsAs: runner === null ? 'unknown' : compiled.org.users[runner]?.username,
    shows: verdict(dashboardShows(item, record, ask, { asUser, source })),
    ...(source === null
      ? {}
      : {
          drillDown: verdict(drillDownShows(item, subjectOf(compiled, user, source), record, ask)),
        }),
  }
}

function verdict(reached: Reached): 'open' | 'closed' | 'unknown' {
  switch (reached) {
    case 'yes':
      return 'open'
    case 'no':
      return 'closed'
    case 'unknown':
      return 'unknown'
  }
}
