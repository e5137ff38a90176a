import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import type { Org } from '@shared/model/org'
import type { EditRefusal, OrgEdit } from '@shared/protocol/engine'
import { changedOrg } from '../opened-org'

export type EditedOrg =
  | { readonly kind: 'edited'; readonly org: Org }
  | { readonly kind: 'refused'; readonly reasons: readonly EditRefusal[] }

/** The org as the edit leaves it, or every reason why it cannot be made; nothing is made by half. */
export function editedOrg(org: Org, edit: OrgEdit): EditedOrg {
  switch (edit.kind) {
    case 'changes': {
      const changed = changedOrg(org, edit.changes)
      const reasons = changed.refused.flatMap((one) =>
        one.kind === 'refused' ? [refusal(one.change, one.reason)] : [],
      )
      return reasons.length > 0
        ? { kind: 'refused', reasons }
        : { kind: 'edited', org: changed.org }
    }
    case 'document': {
      const parsed = parseOrgDocument(edit.text)
      if (parsed.kind === 'ok') return { kind: 'edited', org: parsed.org }
      const { line, column, message } = parsed
      return { kind: 'refused', reasons: [{ change: null, reason: message, line, column }] }
    }
  }
}

const refusal = (change: string, reason: string): EditRefusal => ({
  change,
  reason,
  line: null,
  column: null,
})
