import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import type { Org } from '@shared/model/org'

/** The org document as UTF-8 bytes: equal orgs give equal bytes. */
export function exportOrgDocument(org: Org): Uint8Array {
  return new TextEncoder().encode(formatOrgDocument(org))
}
