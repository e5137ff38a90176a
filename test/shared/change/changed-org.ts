import { applyChanges } from '@shared/change/apply-changes'
import { parseChange } from '@shared/change/parse-change'
import type { Org } from '@shared/model/org'

/** The org after changes in text, or why one of them is refused. */
export function changed(org: Org, ...texts: readonly string[]) {
  const changes = []
  for (const [position, text] of texts.entries()) {
    const parsed = parseChange(text)
    if (parsed.kind === 'refused') return { ...parsed, position, text }
    changes.push(parsed.change)
  }
  return applyChanges(org, changes)
}

/** The org after changes that are all made; a refusal is a fault of the test. */
export function after(org: Org, ...texts: readonly string[]): Org {
  const result = changed(org, ...texts)
  if (result.kind === 'refused') throw new Error(`${result.text}: ${result.message}`)
  return result.org
}

/** Code of the refusal; `ok` for none. */
export function codeOf(org: Org, ...texts: readonly string[]): string {
  const result = changed(org, ...texts)
  return result.kind === 'refused' ? result.code : 'ok'
}

/** Sentence of the refusal; empty for none. */
export function messageOf(org: Org, ...texts: readonly string[]): string {
  const result = changed(org, ...texts)
  return result.kind === 'refused' ? result.message : ''
}
