import type { EngineCallName, EngineReply, EngineRequest, Progress } from '@shared/protocol/engine'

type Call = Extract<EngineRequest, { kind: 'call' }>

export interface CallResult {
  readonly answer: unknown
  /** Buffers to hand over instead of copying. */
  readonly transfer: Transferable[]
}

export type Report = (progress: Progress) => void

/** Lets other calls be answered in the midst of a long one; rejects when that was given up. */
export type Rest = () => Promise<void>

export interface QueueParts {
  readonly run: (call: Call, report: Report, rest: Rest) => Promise<CallResult>
  readonly reply: (reply: EngineReply, transfer: Transferable[]) => void
  /** Milliseconds, from anywhere. */
  readonly now: () => number
  /** Lets messages that have arrived be heard, so that a cancelled call is never begun. */
  readonly breathe: () => Promise<void>
  /** Does a piece of work that nobody waits for, of some milliseconds; false when none is left. */
  readonly prepare?: () => boolean
}

/** Between two progress messages at least so much passes. */
const progressEveryMs = 60

/** Calls that take long: in between all others are answered. */
const long: ReadonlySet<EngineCallName> = new Set<EngineCallName>([
  'causes',
  'levers',
  'wishes',
  'compareRecords',
  'exportRecords',
  'judgeRequirements',
  'mendRequirement',
  'strengthOf',
  'requirementDocument',
])

/** Ends a call in its midst; nobody waits for it any more. */
class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/**
 * Takes calls one after the other; one that is cancelled before its turn, or while it rests, is dropped without a word.
 *
 * While a call rests, those that wait are answered; a long one only when no other waits, and only by another long one.
 */
export function callQueue(parts: QueueParts): (request: EngineRequest) => void {
  const waiting: Call[] = []
  const running = new Set<number>()
  const cancelled = new Set<number>()
  let isRunning = false

  async function rest({ id, name }: Call): Promise<void> {
    for (;;) {
      await parts.breathe()
      if (cancelled.has(id)) throw new GivenUp()
      const short = waiting.findIndex((other) => !long.has(other.name))
      const [call] = short < 0 && !long.has(name) ? [] : waiting.splice(Math.max(0, short), 1)
      if (call === undefined) return
      await take(call)
    }
  }

  async function take(call: Call): Promise<void> {
    running.add(call.id)
    await answer(call, parts, () => rest(call))
    running.delete(call.id)
    cancelled.delete(call.id)
  }

  async function drain(): Promise<void> {
    isRunning = true
    for (;;) {
      await parts.breathe()
      const call = waiting.shift()
      if (call !== undefined) await take(call)
      else if (parts.prepare?.() !== true) break
    }
    isRunning = false
  }

  return (request) => {
    if (request.kind === 'cancel') {
      const at = waiting.findIndex(({ id }) => id === request.id)
      if (at >= 0) waiting.splice(at, 1)
      else if (running.has(request.id)) cancelled.add(request.id)
      return
    }
    waiting.push(request)
    if (!isRunning) void drain()
  }
}

async function answer(call: Call, { run, reply, now }: QueueParts, rest: Rest): Promise<void> {
  const { id } = call
  const startedAt = now()
  let reportedAt = -Infinity
  const report: Report = (progress) => {
    if (now() - reportedAt < progressEveryMs) return
    reportedAt = now()
    reply({ kind: 'progress', id, progress }, [])
  }
  try {
    const { answer: found, transfer } = await run(call, report, rest)
    reply({ kind: 'done', id, answer: found, elapsedMs: now() - startedAt }, transfer)
  } catch (error) {
    if (error instanceof GivenUp) return
    const { message, stack = '' } =
      error instanceof Error ? error : { message: String(error), stack: '' }
    reply({ kind: 'failed', id, message, detail: stack }, [])
  }
}
