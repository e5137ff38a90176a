import type { DraftHunk, SourceDraft } from '@shared/protocol/source'
import { lineHunks } from './line-hunks'

/** The typed text as its differences from the org's own; null when there are none. */
export function draftOf(base: string, text: string): SourceDraft | null {
  if (base === text) return null
  const lines = base.split('\n')
  const hunks = lineHunks(lines, text.split('\n')).map((hunk) => ({
    ...hunk,
    above: lines[hunk.line - 1] ?? '',
  }))
  return { hunks }
}

/**
 * A draft written into the org's own text, also when that changed since.
 *
 * A place is found again by the lines that stood there, then by the line above. Where those lines were changed
 * elsewhere meanwhile, what was typed stands and the place is counted.
 */
export function withDraft(
  base: string,
  draft: SourceDraft,
): { readonly text: string; readonly conflictCount: number } {
  const lines = base.split('\n')
  const result: string[] = []
  let conflictCount = 0
  let from = 0
  let shift = 0
  for (const hunk of draft.hunks) {
    const wanted = Math.max(from, hunk.line + shift)
    const found = placeOf(lines, hunk, from, wanted)
    if (found === null) conflictCount++
    const at = found ?? Math.min(aboveOf(lines, hunk, from, wanted) ?? wanted, lines.length)
    result.push(...lines.slice(from, at), ...hunk.added)
    from = Math.min(at + hunk.removed.length, lines.length)
    shift = at - hunk.line
  }
  return { text: [...result, ...lines.slice(from)].join('\n'), conflictCount }
}

/** Where the removed lines stand, nearest to where they are expected; for pure additions, below the line above. */
function placeOf(
  lines: readonly string[],
  hunk: DraftHunk,
  from: number,
  wanted: number,
): number | null {
  const { removed } = hunk
  if (removed.length === 0) return hunk.line === 0 ? 0 : aboveOf(lines, hunk, from, wanted)
  return nearest(from, lines.length - removed.length, wanted, (at) =>
    removed.every((line, i) => lines[at + i] === line),
  )
}

function aboveOf(
  lines: readonly string[],
  { above }: DraftHunk,
  from: number,
  wanted: number,
): number | null {
  return nearest(Math.max(from, 1), lines.length, wanted, (at) => lines[at - 1] === above)
}

function nearest(
  low: number,
  high: number,
  wanted: number,
  fits: (at: number) => boolean,
): number | null {
  const reach = Math.max(high - wanted, wanted - low)
  for (let distance = 0; distance <= reach; distance++)
    for (const at of distance === 0 ? [wanted] : [wanted - distance, wanted + distance])
      if (at >= low && at <= high && fits(at)) return at
  return null
}
