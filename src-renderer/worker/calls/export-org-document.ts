import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import type { Design } from '@shared/model/design'
import type { Org } from '@shared/model/org'

/** The org document as UTF-8 bytes: equal orgs with equal designs give equal bytes. */
export function exportOrgDocument(org: Org, design: Design): Uint8Array {
  return new TextEncoder().encode(formatOrgDocument(org, design))
}
