import { editionFindings } from '../engine/edition/edition-findings'
import type { Diagnostic } from '../model/diagnostic'
import type { Org } from '../model/org'
import { formatReason } from './messages-en'

/** What the org uses beyond its edition, as diagnostics of its import; none where the edition is not stated. Rules EDI-01, EDI-40. */
export function editionDiagnostics(org: Org): readonly Diagnostic[] {
  return editionFindings(org).map(({ reason }) => ({
    severity: 'warning',
    code: 'not-in-edition',
    file: '',
    line: null,
    message: formatReason(reason),
  }))
}
