import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { RecordPosition } from '@shared/engine/compile/compiled-table'
import { availableRecordTypes } from '@shared/engine/permission/record-types-available'
import { createAccess } from '@shared/engine/record/create-access'
import { formatReason } from '@shared/report/messages-en'
import { objectAsked } from './narrowing'

/** May the user create a record of the object below these, and of which types? Rules R1.15, R10.12, R11.7, FLS-45. */
export function createDocument(
  compiled: CompiledOrg,
  user: number,
  objectName: string,
  parents: readonly RecordPosition[],
): object {
  const object = objectAsked(compiled, objectName)
  const { verdict, legs } = createAccess(compiled, user, object, parents)
  const { recordTypes, isKnown } = availableRecordTypes(compiled, user, object)
  return {
    user: compiled.org.users[user]?.username,
    create: object.name,
    records: parents.map(({ object: of, row }) => compiled.tables[of]?.table.ids[row]),
    verdict,
    legs: legs.map(({ leg, verdict: ofLeg, reasons }) => ({
      leg,
      verdict: ofLeg,
      reasons: reasons.map(formatReason),
      rules: reasons.map(({ rule }) => rule),
    })),
    recordTypes: isKnown ? recordTypes : 'unknown',
  }
}
