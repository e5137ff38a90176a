import { BrokenPipe, type Environment } from './environment'

/** The environment of a real process. */
export function processEnvironment(): Environment {
  let isBroken = false
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    isBroken = true
  })
  process.stderr.on('error', () => undefined)
  return {
    folder: process.cwd(),
    now: new Date().toISOString(),
    isTerminal: process.stdout.isTTY,
    writeOut: async (piece) => {
      if (isBroken) throw new BrokenPipe()
      if (!process.stdout.write(piece)) await drained(() => isBroken)
      // A broken pipe is told between turns of the event loop, so that one must pass.
      else await new Promise(setImmediate)
    },
    writeError: (text) => {
      process.stderr.write(text)
    },
    elapsedMs: () => performance.now(),
    peakMemoryMb: () => process.resourceUsage().maxRSS / 1024,
  }
}

function drained(isBroken: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      process.stdout.off('drain', settle)
      process.stdout.off('close', settle)
      process.stdout.off('error', settle)
      if (isBroken()) reject(new BrokenPipe())
      else resolve()
    }
    process.stdout.on('drain', settle)
    process.stdout.on('close', settle)
    process.stdout.on('error', settle)
  })
}
