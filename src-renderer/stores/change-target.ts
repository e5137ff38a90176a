import { formatName, unquotedPositions } from '@shared/change/quoted-name'
import type { ChangeText } from '@shared/protocol/engine'

/** What a change is about, without the value that it gives: two with the same target exclude each other. */
export function targetOf(text: ChangeText): string {
  const at = unquotedPositions(text, '=')[0]
  if (at === undefined) return text
  return isMembership(text) ? `${text.slice(0, at - 1)}±${text.slice(at)}` : text.slice(0, at)
}

/** Whether the change puts something in or takes it out (`+=`, `-=`), so that its target holds the value too. */
export function isMembership(text: ChangeText): boolean {
  const at = unquotedPositions(text, '=')[0] ?? 0
  return text.charAt(at - 1) === '+' || text.charAt(at - 1) === '-'
}

/** The beginning of a change of a record's owner, for the user to go on with `user:…` or `queue:…`. */
export function ownerChangeOf(record: string): ChangeText {
  return `record:${formatName(record)}.owner=`
}
