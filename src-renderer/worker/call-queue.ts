import type { EngineReply, EngineRequest, Progress } from '@shared/protocol/engine'

type Call = Extract<EngineRequest, { kind: 'call' }>

export interface CallResult {
  readonly answer: unknown
  /** Buffers to hand over instead of copying. */
  readonly transfer: Transferable[]
}

export interface QueueParts {
  readonly run: (call: Call, report: (progress: Progress) => void) => Promise<CallResult>
  readonly reply: (reply: EngineReply, transfer: Transferable[]) => void
  /** Milliseconds, from anywhere. */
  readonly now: () => number
  /** Lets messages that have arrived be heard, so that a cancelled call is never begun. */
  readonly breathe: () => Promise<void>
}

/** Between two progress messages at least so much passes. */
const progressEveryMs = 60

/** Takes calls one after the other; one that is cancelled before its turn is dropped without a word. */
export function callQueue(parts: QueueParts): (request: EngineRequest) => void {
  const waiting: Call[] = []
  let isRunning = false

  async function drain(): Promise<void> {
    isRunning = true
    for (;;) {
      await parts.breathe()
      const call = waiting.shift()
      if (call === undefined) break
      await answer(call, parts)
    }
    isRunning = false
  }

  return (request) => {
    if (request.kind === 'cancel') {
      const at = waiting.findIndex(({ id }) => id === request.id)
      if (at >= 0) waiting.splice(at, 1)
      return
    }
    waiting.push(request)
    if (!isRunning) void drain()
  }
}

async function answer(call: Call, { run, reply, now }: QueueParts): Promise<void> {
  const { id } = call
  const startedAt = now()
  let reportedAt = -Infinity
  const report = (progress: Progress) => {
    if (now() - reportedAt < progressEveryMs) return
    reportedAt = now()
    reply({ kind: 'progress', id, progress }, [])
  }
  try {
    const { answer: found, transfer } = await run(call, report)
    reply({ kind: 'done', id, answer: found, elapsedMs: now() - startedAt }, transfer)
  } catch (error) {
    const { message, stack = '' } =
      error instanceof Error ? error : { message: String(error), stack: '' }
    reply({ kind: 'failed', id, message, detail: stack }, [])
  }
}
