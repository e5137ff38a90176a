import type { Reason } from '../engine/answer'
import { editionFindings } from '../engine/edition/edition-findings'
import { ruleLimitFindings } from '../engine/edition/rule-limits'
import { fieldStatusFindings } from '../engine/permission/sensitivity'
import type { Diagnostic } from '../model/diagnostic'
import type { Org } from '../model/org'
import { formatReason } from './messages-en'

/**
 * What is odd in an org as a whole, as diagnostics of its import: use beyond the edition, where that is stated (EDI-01,
 * EDI-40), more sharing rules than an object may have (R6.21), fields on their way out that are readable (CLS-03).
 */
export function orgDiagnostics(org: Org): readonly Diagnostic[] {
  const said = (severity: Diagnostic['severity'], code: string) => (reason: Reason) => ({
    severity,
    code,
    file: '',
    line: null,
    message: formatReason(reason),
  })
  return [
    ...editionFindings(org).map(({ reason }) => said('warning', 'not-in-edition')(reason)),
    ...ruleLimitFindings(org).map(said('warning', 'too-many-rules')),
    ...fieldStatusFindings(org).map(said('note', 'field-still-readable')),
  ]
}
