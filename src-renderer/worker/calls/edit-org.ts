import { emptyDesign, type Design } from '@shared/model/design'
import type { Org } from '@shared/model/org'
import { withoutUntouchedPersonas } from '@shared/model/personas'
import type { EditRefusal, OrgEdit } from '@shared/protocol/engine'
import { sourceMessages } from '@shared/report/source-messages-en'
import { changedOrg } from '@shared/scenario/opened-org'
import { orgCycles } from './source/org-cycles'
import { orgOfSource } from './source/source-text'

export type EditedOrg =
  /** `design` is null where it stays as it is. */
  | { readonly kind: 'edited'; readonly org: Org; readonly design: Design | null }
  | { readonly kind: 'refused'; readonly reasons: readonly EditRefusal[] }

/** The org as the edit leaves it, or every reason why it cannot be made; nothing is made by half. */
export function editedOrg(org: Org, edit: OrgEdit): EditedOrg {
  switch (edit.kind) {
    case 'changes': {
      const changed = changedOrg(org, edit.changes)
      const reasons = changed.refused.map(({ change, reason }) => refusal(change, reason))
      return reasons.length > 0
        ? { kind: 'refused', reasons }
        : { kind: 'edited', org: withoutUntouchedPersonas(org, changed.org), design: null }
    }
    case 'document': {
      const parsed = orgOfSource(edit.text, org)
      if (parsed.kind === 'ok')
        return withoutCycles(
          parsed.org,
          edit.isBackup === true ? (parsed.design ?? emptyDesign) : parsed.design,
        )
      const { line, column, message } = parsed
      return { kind: 'refused', reasons: [{ change: null, reason: message, line, column }] }
    }
  }
}

/** A text may hold loops, which the engine cannot walk; an import takes them apart and says so. Rule R4.1. */
function withoutCycles(org: Org, design: Design | null): EditedOrg {
  const reasons = orgCycles(org).map(({ kind, names }) => sourceMessages.cycle(kind, names))
  if (reasons.length === 0) return { kind: 'edited', org, design }
  const place = { change: null, line: null, column: null }
  return { kind: 'refused', reasons: reasons.map((reason) => ({ ...place, reason })) }
}

const refusal = (change: string, reason: string): EditRefusal => ({
  change,
  reason,
  line: null,
  column: null,
})
