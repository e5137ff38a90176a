import { recordPosition, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { compareSides, type ComparedLine, type Side } from '@shared/engine/explain/compare-sides'
import type { RecordId, UserId } from '@shared/model/id'
import type {
  AlikeAnswer,
  AlikeQuery,
  ComparedWords,
  CompareQuery,
  ComparisonAnswer,
} from '@shared/protocol/engine'
import { formatCompared, membershipTitles } from '@shared/report/compare-messages-en'
import { formatReason } from '@shared/report/messages-en'
import { becomeAlike as likenessOf } from '@shared/scenario/become-alike'
import type { OpenedOrg } from '@shared/scenario/opened-org'
import { recordName } from '../records-of-cell'

/** What sets the sides apart, in words. Throws a sentence when a user or record is not in the org. */
export function compareUsers(opened: OpenedOrg, query: CompareQuery): ComparisonAnswer {
  const sides = sidesOf(opened, query)
  const { lines, memberships } = compareSides(sides)
  return {
    sides: query.isBefore ? ['', ''] : sides.map((side) => sideName(side, query)),
    lines: lines.map(wordsOf),
    memberships: memberships.map(({ kind, name, isHeld }) => ({
      kind,
      title: membershipTitles[kind],
      name,
      isHeld,
    })),
  }
}

function sidesOf(opened: OpenedOrg, { users, records, changes, isBefore }: CompareQuery): Side[] {
  const { compiled } = opened.with(changes)
  const [user] = users
  const [record = null, other = null] = records
  if (user === undefined) return []
  if (isBefore) return [opened.base.compiled, compiled].map((one) => sideOf(one, user, record))
  if (other !== null) return [record, other].map((one) => sideOf(compiled, user, one))
  return users.map((one) => sideOf(compiled, one, record))
}

function sideOf(compiled: CompiledOrg, user: UserId, record: RecordId | null): Side {
  const index = compiled.userIndexById.get(user)
  if (index === undefined) throw new Error(`there is no user \`${user}\` in this org`)
  return {
    compiled,
    user: index,
    record: record === null ? null : (recordPosition(compiled, record) ?? null),
  }
}

function sideName({ compiled, user, record }: Side, { records }: CompareQuery): string {
  const table = record === null ? undefined : compiled.tables[record.object]
  if (records.length > 1 && record !== null && table !== undefined)
    return recordName(table, record.row)
  return compiled.org.users[user]?.name ?? ''
}

const wordsOf = (line: ComparedLine): ComparedWords => ({
  kind: line.kind,
  subject: formatCompared(line),
  values: line.values,
})

/** The changes that give one user what another has, and what they leave apart. */
export function becomeAlike(
  opened: OpenedOrg,
  { user, model, record, changes }: AlikeQuery,
): AlikeAnswer {
  const { compiled } = opened.with(changes)
  const [one, other] = [sideOf(compiled, user, record), sideOf(compiled, model, record)]
  const likeness = likenessOf(
    { compiled, user: one.user, model: other.user, record: one.record },
    (tried) => {
      const after = opened.with([...changes, ...tried])
      return after.refused.some(({ change }) => tried.includes(change)) ? null : after.compiled
    },
  )
  return {
    changes: likeness.changes,
    remaining: likeness.remaining.map(({ line, reason }) => ({
      ...wordsOf(line),
      reason: formatReason(reason),
    })),
  }
}
