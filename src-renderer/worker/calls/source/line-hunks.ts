import type { TextChange } from '@shared/protocol/source'

/** Lines of a text that others take the place of; `line` from 0 in the text before. */
export interface LineHunk {
  readonly line: number
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/**
 * Where two lists of lines differ, in order.
 *
 * Lines that stand once in both are the anchors; between two anchors everything is replaced. Documents have one entry
 * a line, so nearly every line is an anchor. O(lines × log lines).
 */
export function lineHunks(before: readonly string[], after: readonly string[]): LineHunk[] {
  const found: LineHunk[] = []
  gather(before, 0, before.length, after, 0, after.length, found)
  return found
}

function gather(
  before: readonly string[],
  fromGiven: number,
  toGiven: number,
  after: readonly string[],
  startGiven: number,
  endGiven: number,
  found: LineHunk[],
): void {
  let [from, to, start, end] = [fromGiven, toGiven, startGiven, endGiven]
  while (from < to && start < end && before[from] === after[start]) {
    from++
    start++
  }
  while (from < to && start < end && before[to - 1] === after[end - 1]) {
    to--
    end--
  }
  if (from === to && start === end) return
  const anchors = anchorsOf(before, from, to, after, start, end)
  if (anchors.length === 0) {
    found.push({ line: from, removed: before.slice(from, to), added: after.slice(start, end) })
    return
  }
  for (const [line, other] of anchors) {
    gather(before, from, line, after, start, other, found)
    from = line + 1
    start = other + 1
  }
  gather(before, from, to, after, start, end, found)
}

/** Pairs of equal lines that stand once on either side, rising on both. */
function anchorsOf(
  before: readonly string[],
  from: number,
  to: number,
  after: readonly string[],
  start: number,
  end: number,
): [number, number][] {
  const left = onceIn(before, from, to)
  const right = onceIn(after, start, end)
  const pairs: [number, number][] = []
  for (const [text, line] of left) {
    const other = right.get(text)
    if (line >= 0 && other !== undefined && other >= 0) pairs.push([line, other])
  }
  return longestRise(pairs)
}

/** Place of each line that stands once; −1 where it stands more often. */
function onceIn(lines: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>()
  for (let line = from; line < to; line++) {
    const text = lines[line] ?? ''
    places.set(text, places.has(text) ? -1 : line)
  }
  return places
}

/** The longest part of the pairs whose second numbers rise too. */
function longestRise(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = []
  const previous: number[] = []
  for (const [at, [, other]] of pairs.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < other) low = middle + 1
      else high = middle
    }
    previous[at] = low === 0 ? -1 : (tails[low - 1] ?? -1)
    tails[low] = at
  }
  const rise: [number, number][] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at]
    if (pair !== undefined) rise.push(pair)
  }
  return rise.reverse()
}

/** The smallest replacements that make one text of the other, in order of place. */
export function textChanges(before: string, after: string): TextChange[] {
  if (before === after) return []
  const lines = before.split('\n')
  const hunks = lineHunks(lines, after.split('\n'))
  const starts = lineStarts(lines)
  return hunks.flatMap((hunk) => changesOf(hunk, starts))
}

/** Where each line begins, and behind the last where a next one would. */
function lineStarts(lines: readonly string[]): number[] {
  const starts: number[] = []
  let offset = 0
  for (const line of lines) {
    starts.push(offset)
    offset += line.length + 1
  }
  starts.push(offset)
  return starts
}

/** `starts` has one more than there are lines. */
function changesOf({ line, removed, added }: LineHunk, starts: readonly number[]): TextChange[] {
  if (removed.length === added.length)
    return removed.flatMap((text, at) => narrowed(starts[line + at] ?? 0, text, added[at] ?? ''))
  // Whole lines go or come with one line break: the one behind them, or at the end of the text the one before.
  const offset = starts[line] ?? 0
  const length = removed.join('\n').length
  if (line + removed.length < starts.length - 1)
    return [{ offset, length: removed.length === 0 ? 0 : length + 1, text: withBreaks(added) }]
  if (line === 0) return [{ offset: 0, length, text: added.join('\n') }]
  return [
    {
      offset: offset - 1,
      length: removed.length === 0 ? 0 : length + 1,
      text: added.map((text) => `\n${text}`).join(''),
    },
  ]
}

const withBreaks = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

/** The replacement of a line without what both begin and end with; none for equal lines. */
function narrowed(offset: number, before: string, after: string): TextChange[] {
  if (before === after) return []
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return [
    {
      offset: offset + head,
      length: before.length - head - tail,
      text: after.slice(head, after.length - tail),
    },
  ]
}

/** The text after changes that are all about the text before; in any order, none over another. */
export function changedText(text: string, changes: readonly TextChange[]): string {
  const ordered = [...changes].sort((a, b) => a.offset - b.offset)
  const parts: string[] = []
  let from = 0
  for (const { offset, length, text: added } of ordered) {
    parts.push(text.slice(from, offset), added)
    from = offset + length
  }
  return parts.join('') + text.slice(from)
}
