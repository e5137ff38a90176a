import { recordPosition } from '@shared/engine/compile/compile-org'
import type { Steps } from '@shared/engine/compile/steps'
import type { RecordId, UserId } from '@shared/model/id'
import { accessLevelNames } from '@shared/model/level'
import type { User } from '@shared/model/user'
import type {
  ComparedRecord,
  CompareRecordsQuery,
  EngineQuery,
  RecordComparison,
} from '@shared/protocol/engine'
import type { Evaluation, OpenedOrg } from '@shared/scenario/opened-org'
import { recordDifferences, type RecordDifferences } from '@shared/scenario/record-differences'
import { csvField } from '../../../ui/csv-field'
import { recordName } from '../records-of-cell'

type Asked = Omit<CompareRecordsQuery, 'limit'>

/** Pairs of user and record whose level differs, the first of them with their names. */
export function* compareRecords(
  opened: OpenedOrg,
  { limit, ...query }: CompareRecordsQuery,
): Steps<RecordComparison> {
  const sides = query.sides.map((changes) => opened.with(changes))
  const { differing, found } = yield* differencesOf(sides, query, limit)
  const naming = namesIn(sides)
  const users = numbered<RecordComparison['users'][number]>()
  const records = numbered<ComparedRecord>()
  const user = Uint32Array.from(found, (one) =>
    users.of(one.user, () => ({ id: one.user, name: naming.user(one.user).name })),
  )
  const record = Uint32Array.from(found, ({ object, record: id }) =>
    records.of(id, () => ({ object, id, name: naming.record(id) })),
  )
  const { gained, lost, both } = differing
  return {
    differing,
    pairCount: query.show === null ? gained + lost + both : differing[query.show],
    ...{ users: users.list, records: records.list, user, record },
    levels: Uint8Array.from(found.flatMap(({ levels }) => levels)),
  }
}

/** Rows of a file at most: what a spreadsheet holds. */
const rowLimit = 1_000_000

/** All of them as CSV, inert in a spreadsheet; one line a pair. */
export function* exportRecords(
  opened: OpenedOrg,
  { titles, ...query }: EngineQuery<'exportRecords'>,
): Steps<Uint8Array> {
  const sides = query.sides.map((changes) => opened.with(changes))
  const { found } = yield* differencesOf(sides, query, rowLimit)
  const naming = namesIn(sides)
  const lines = [['Username', 'User', 'Object', 'RecordId', 'Record', ...titles]]
  for (const one of found) {
    const { username, name } = naming.user(one.user)
    const record = naming.record(one.record)
    const levels = one.levels.map((level) => accessLevelNames[level] ?? 'unknown')
    lines.push([username, name, one.object, one.record, record, ...levels])
  }
  const text = lines.map((line) => line.map(csvField).join(',')).join('\r\n')
  return new TextEncoder().encode(`${text}\r\n`)
}

function differencesOf(
  sides: readonly Evaluation[],
  { only, show }: Asked,
  limit: number,
): Steps<RecordDifferences> {
  const scope = { users: only?.users ?? null, objects: only === null ? null : [only.object] }
  return recordDifferences(sides, { ...scope, show, limit })
}

/** Names of users and records on whichever side has them, the later sides first. */
function namesIn(sides: readonly Evaluation[]) {
  const all = sides.toReversed().map(({ compiled }) => compiled)
  return {
    user(id: UserId): Pick<User, 'username' | 'name'> {
      const [found] = all.flatMap(
        ({ org, userIndexById }) => org.users[userIndexById.get(id) ?? -1] ?? [],
      )
      return found ?? { username: id, name: id }
    },
    record(id: RecordId): string {
      for (const compiled of all) {
        const position = recordPosition(compiled, id)
        const table = compiled.tables[position?.object ?? -1]
        if (position !== undefined && table !== undefined) return recordName(table, position.row)
      }
      return id
    },
  }
}

/** Things in the order in which they are first asked for. */
function numbered<Thing>() {
  const list: Thing[] = []
  const numbers = new Map<string, number>()
  return {
    list,
    of(key: string, make: () => Thing): number {
      const known = numbers.get(key) ?? list.push(make()) - 1
      numbers.set(key, known)
      return known
    },
  }
}
