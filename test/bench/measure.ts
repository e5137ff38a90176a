/** One figure of the bench beside the goal of the performance text, where it has one. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly floor: string
  readonly aim: string
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

/** Bytes in use after a collection: heap and buffers. */
export function bytesInUse(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

export function printTable(title: string, figures: readonly Figure[]): void {
  const cells = figures.map((figure) => [
    figure.what,
    formatValue(figure),
    figure.floor,
    figure.aim,
  ])
  const widths = [0, 1, 2, 3].map((i) =>
    Math.max(5, ...cells.map((cell) => (cell[i] ?? '').length)),
  )
  const line = (cell: readonly string[]) =>
    cell
      .map((text, i) => text.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  console.log(`\n${title}\n${line(['what', 'here', 'floor', 'aim'])}`)
  for (const cell of cells) console.log(line(cell))
}

function formatValue({ value, unit }: Figure): string {
  const digits = value >= 100 ? 0 : value >= 1 ? 1 : 3
  return `${value.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`.trim()
}
