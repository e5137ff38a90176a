import type { Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'

/**
 * A smaller org in which `isWrong` still holds: lists and rows are left out, first by halves, then one by one, until
 * nothing more can go or `deadline` (milliseconds, as `performance.now`) has passed.
 */
export function shrunk(org: Org, isWrong: (org: Org) => boolean, deadline: number): Org {
  let best = org
  for (let isSmaller = true; isSmaller && performance.now() < deadline;) {
    const before = sizeOf(best)
    for (const part of parts) best = withoutMost(best, part, isWrong, deadline)
    isSmaller = sizeOf(best) < before
  }
  return best
}

interface Part {
  readonly count: (org: Org) => number
  /** The org without the entries from `start` to before `end`. */
  readonly without: (org: Org, start: number, end: number) => Org
}

const listNames = [
  'records',
  'sharingRules',
  'shares',
  'sharingSets',
  'territories',
  'assignments',
  'users',
  'groups',
  'permissionSetGroups',
  'mutingPermissionSets',
  'permissionSets',
  'objects',
  'roles',
  'profiles',
  'restrictionRules',
  'folders',
  'dataCategoryGroups',
  'networks',
] as const satisfies readonly (keyof Org)[]

const outside = (start: number, end: number) => (_: unknown, at: number) => at < start || at >= end

const parts: readonly Part[] = [
  ...listNames.map((name): Part => ({
    count: (org) => org[name].length,
    without: (org, start, end) => ({ ...org, [name]: org[name].filter(outside(start, end)) }),
  })),
  {
    count: (org) => org.records.reduce((sum, { ids }) => sum + ids.length, 0),
    without: withoutRows,
  },
]

const sizeOf = (org: Org) => parts.reduce((sum, { count }) => sum + count(org), 0)

function withoutMost(
  org: Org,
  { count, without }: Part,
  isWrong: (org: Org) => boolean,
  deadline: number,
): Org {
  let best = org
  for (
    let chunk = Math.ceil(count(best) / 2);
    chunk >= 1;
    chunk = chunk === 1 ? 0 : Math.ceil(chunk / 2)
  )
    for (let start = 0; start < count(best) && performance.now() < deadline;) {
      const smaller = without(best, start, start + chunk)
      if (isWrong(smaller)) best = smaller
      else start += chunk
    }
  return best
}

/** Rows are counted through all tables. */
function withoutRows(org: Org, start: number, end: number): Org {
  let offset = 0
  return {
    ...org,
    records: org.records.map((table): RecordTable => {
      const keep = outside(start - offset, end - offset)
      offset += table.ids.length
      return {
        ...table,
        ids: table.ids.filter(keep),
        owners: table.owners.filter(keep),
        columns: table.columns.map((column) => ({
          ...column,
          values: column.values.filter(keep),
        })),
        matchedRules: table.matchedRules?.filter(keep) ?? null,
      }
    }),
  }
}
