import { recordNamed } from '@shared/change/naming'
import { compileOrg, recordPosition, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { withRecordClasses } from '@shared/engine/compile/record-classes'
import { parseRecordId } from '@shared/model/id'
import { withPersonas } from '@shared/model/personas'

/**
 * The org with record classes, and personas where it has no users, when a record asked for is no record of its own.
 *
 * A record class is named by its id (`class:…`) or its name; an org that has the record is answered as it is (product 4).
 */
export function explainedOrg(compiled: CompiledOrg, records: readonly string[]): CompiledOrg {
  const areThere = records.every(
    (record) =>
      recordPosition(compiled, parseRecordId(record)) !== undefined ||
      recordNamed(compiled.org, record).kind === 'found',
  )
  if (areThere && compiled.org.users.length > 0) return compiled
  const completed = withRecordClasses(withPersonas(compiled.org))
  return completed === compiled.org ? compiled : compileOrg(completed, compiled.options)
}
