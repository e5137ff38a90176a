import { recordNamed, userNamed } from '@shared/change/naming'
import { recordPosition, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { explain } from '@shared/engine/explain/explain'
import { parseRecordId } from '@shared/model/id'
import { accessLevelName } from '@shared/model/level'
import type { Watch } from '@shared/model/design'
import type { WatchedLevel } from '@shared/protocol/requirements'

/** What a watch shows: the level on a record, or whether a field can be read or edited, before and after. */
export function watchedLevel(before: CompiledOrg, after: CompiledOrg, watch: Watch): WatchedLevel {
  const found = userNamed(before.org, watch.user)
  const user = found.kind === 'found' ? found.item : null
  const record = watch.record === null ? null : recordOf(before, watch.record)
  const what = watch.field === null ? '' : `\`${watch.field}\` of `
  return {
    label: `\`${user?.name ?? watch.user}\` on ${what}${watch.object} \`${record?.name ?? watch.record ?? ''}\``,
    before: shownIn(before, watch),
    after: shownIn(after, watch),
    user: user?.id ?? null,
    record: record?.id ?? null,
  }
}

function recordOf(compiled: CompiledOrg, text: string) {
  const { org, tables } = compiled
  const position = recordPosition(compiled, parseRecordId(text))
  const table = position === undefined ? undefined : tables[position.object]
  const id = table?.table.ids[position?.row ?? -1]
  if (id !== undefined)
    return { id, name: table?.columnByField.get('name')?.[position?.row ?? -1] ?? id }
  const found = recordNamed(org, text)
  const named = found.kind === 'found' ? found.table.ids[found.position] : undefined
  return named === undefined ? null : { id: named, name: text }
}

/** Null where the user or the record is not there. */
function shownIn(compiled: CompiledOrg, watch: Watch): string | null {
  const user = userNamed(compiled.org, watch.user)
  const record = watch.record === null ? null : recordOf(compiled, watch.record)
  const position = record === null ? undefined : recordPosition(compiled, record.id)
  if (user.kind !== 'found' || position === undefined) return null
  const { access, effective, legs } = explain(compiled, user.position, position, watch.field)
  if (watch.field !== null) {
    const leg = legs.find((one) => one.leg === 'field')
    return leg?.verdict === 'open' ? accessLevelName(effective) : (leg?.verdict ?? 'unknown')
  }
  return access.certainty === 'unknown' ? 'unknown' : accessLevelName(effective)
}
