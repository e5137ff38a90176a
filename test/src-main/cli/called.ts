import { fileURLToPath } from 'node:url'
import type { Environment } from '../../../src-main/cli/environment'
import { runCommandLine } from '../../../src-main/cli/program'

/** Path of a fixture's org. */
export const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../fixtures/${name}/org`, import.meta.url))

export interface Called {
  readonly status: 0 | 1 | 2
  readonly out: string
  readonly error: string
}

/** One call of the command line in this process. */
export async function called(
  words: readonly string[],
  options: Partial<Environment> = {},
): Promise<Called> {
  let out = ''
  let error = ''
  const status = await runCommandLine(words, {
    folder: process.cwd(),
    now: '2026-06-01T00:00:00.000Z',
    isTerminal: false,
    writeOut: (piece) => {
      out += typeof piece === 'string' ? piece : Buffer.from(piece).toString('latin1')
      return Promise.resolve()
    },
    writeError: (text) => {
      error += text
    },
    elapsedMs: () => performance.now(),
    peakMemoryMb: () => 0,
    ...options,
  })
  return { status, out, error }
}

/** Rows of CSV without quotes as objects by column. */
export function rowsOf(csv: string): Record<string, string>[] {
  const [head = '', ...lines] = csv.trimEnd().split('\n')
  const columns = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))
  })
}
