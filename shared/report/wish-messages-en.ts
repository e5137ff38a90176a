import type { Reason } from '../engine/answer'

/** Doors in the words of a reader. */
const doors: Readonly<Record<string, string>> = {
  OrgWideDefault: 'the default',
  Owner: 'owning the record',
  QueueMember: 'being in the owning queue',
}

/** Why a requirement is no single wish. */
export const manifoldWish =
  'say who may, or may not, do what to a record, to any record or to a field; without a condition, `exactly`, `at least one of` or the owner'

/** Why a wish cannot be fulfilled, where the engine's own reasons do not say it; null for those. */
export function formatWishReason({ code, args, rule }: Reason): string | null {
  switch (code) {
    case 'wish-no-record':
      return `\`${args.object ?? ''}\` has no record that could be meant`
    case 'wish-door-open': {
      const door = args.rowCause ?? ''
      return `${doors[door] ?? door} lets the user in to \`${args.object ?? ''}\` (${rule}), and no other setting takes that back`
    }
    default:
      return null
  }
}
