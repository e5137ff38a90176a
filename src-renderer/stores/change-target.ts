import type { ChangeText } from '@shared/protocol/engine'

/** What a change is about, without the value that it gives: two with the same target exclude each other. */
export function targetOf(text: ChangeText): string {
  const sign = /(\+=|-=)/.exec(text)
  if (sign !== null) return text.replace(/(\+=|-=)/, '±')
  const at = text.indexOf('=')
  return at < 0 ? text : text.slice(0, at)
}
