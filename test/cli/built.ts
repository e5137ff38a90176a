import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const program = `${root}out/cli/tripod.mjs`

/** One call of the built program. */
export function tripod(words: readonly string[], folder = root) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { status, out: stdout, error: stderr }
}

/** A call whose reader goes away after the first piece, as `head` does. */
export function tripodCutOff(
  words: readonly string[],
): Promise<{ status: number | null; error: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let error = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text))
    child.stdout.once('data', () => child.stdout.destroy())
    child.on('error', reject)
    child.on('close', (status) => {
      resolve({ status, error })
    })
  })
}
