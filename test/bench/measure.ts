import type { Steps } from '@shared/engine/compile/steps'

/** Limits of one figure: at most, or at least, a number. */
export interface Goal {
  readonly is: '≤' | '≥'
  readonly floor: number
  readonly aim: number
}

/** One figure of the bench beside the goal of the performance text, where it has one; `note` says what is particular. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly goal?: Goal
  readonly note?: string
}

export const atMost = (floor: number, aim: number): { readonly goal: Goal } => ({
  goal: { is: '≤', floor, aim },
})
export const atLeast = (floor: number, aim: number): { readonly goal: Goal } => ({
  goal: { is: '≥', floor, aim },
})

/** One table of the bench. */
export interface Section {
  readonly title: string
  readonly figures: readonly Figure[]
}

/** Milliseconds that one call takes, and its answer. */
export function timed<T>(run: () => T): { readonly ms: number; readonly answer: T } {
  const start = performance.now()
  const answer = run()
  return { ms: performance.now() - start, answer }
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Calls a second, measured over at least `ms` milliseconds in batches. */
export function ratePerSecond(call: () => void, ms = 400, batch = 256): number {
  let calls = 0
  const start = performance.now()
  let elapsed = 0
  while (elapsed < ms) {
    for (let i = 0; i < batch; i++) call()
    calls += batch
    elapsed = performance.now() - start
  }
  return (calls / elapsed) * 1000
}

/**
 * The longest step of work that can be given up between its steps, in milliseconds: each step as long as it took in the
 * quicker of two runs, which take the same steps.
 */
export function longestStep(begin: () => Steps<unknown>): number {
  const [first, second] = [stepTimes(begin()), stepTimes(begin())]
  return first.reduce((longest, ms, at) => Math.max(longest, Math.min(ms, second[at] ?? ms)), 0)
}

function stepTimes(steps: Steps<unknown>): number[] {
  const times: number[] = []
  for (;;) {
    const { ms, answer } = timed(() => steps.next())
    times.push(ms)
    if (answer.done === true) return times
  }
}

/** Bytes in use after a collection: heap and buffers. */
export function bytesInUse(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** The figure of a section by its name; 0 where it was not measured. */
export function valueOf(section: Section | undefined, what: string): number {
  return section?.figures.find((figure) => figure.what === what)?.value ?? 0
}

/** `aim`, `met`, `missed`; empty for a figure without goal. */
export function verdictOf({ value, goal }: Figure): 'aim' | 'met' | 'missed' | '' {
  if (goal === undefined) return ''
  const reaches = (limit: number) => (goal.is === '≤' ? value <= limit : value >= limit)
  if (reaches(goal.aim)) return 'aim'
  return reaches(goal.floor) ? 'met' : 'missed'
}

export function printTable({ title, figures }: Section): void {
  const rows = figures.map((figure) => {
    const { what, unit, goal, note } = figure
    const limit = (value: number | undefined) =>
      goal === undefined || value === undefined ? '' : `${goal.is} ${formatNumber(value)}`
    const here = `${formatNumber(figure.value)} ${unit}`.trim()
    return [what, here, limit(goal?.floor), limit(goal?.aim), verdictOf(figure), note ?? '']
  })
  const lines = [['what', 'here', 'floor', 'aim', 'verdict', ''], ...rows]
  const widths = [0, 1, 2, 3, 4].map((i) =>
    Math.max(...lines.map((line) => (line[i] ?? '').length)),
  )
  console.log(`\n${title}`)
  for (const line of lines)
    console.log(
      line
        .map((text, i) => text.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

function formatNumber(value: number): string {
  const size = Math.abs(value)
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4
  return value.toLocaleString('en', { maximumFractionDigits: digits })
}
