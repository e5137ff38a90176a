import engineProgram from './engine.worker.ts?worker&url'
import type {
  EngineAnswer,
  EngineCallName,
  EngineQuery,
  EngineRequest,
  Progress,
} from '@shared/protocol/engine'
import { laterWorker, type WorkerPort } from './later-worker'

/** How a call ended. `superseded`: a newer call of the same name was made, or it was cancelled; nothing to show. */
export type EngineOutcome<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer; readonly elapsedMs: number }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'failed'; readonly message: string; readonly detail: string }

export interface CallOptions {
  readonly onProgress?: (progress: Progress) => void
  /** Ends the call with `superseded`. */
  readonly signal?: AbortSignal
}

export interface EngineClient {
  /**
   * Asks the engine. Never rejects: a failure is an outcome.
   *
   * A newer call of the same name supersedes the older one, unless `lane` tells them apart.
   */
  call: <Name extends EngineCallName>(
    name: Name,
    query: EngineQuery<Name>,
    options?: CallOptions & { readonly lane?: string },
  ) => Promise<EngineOutcome<EngineAnswer<Name>>>
  /** Starts the worker before the first call, so that its program is read while the window is built. */
  warmUp: () => void
  /** Hears of every call's beginning and end, for the status bar. */
  watch: (listener: (event: EngineEvent) => void) => void
}

export type EngineEvent =
  | { readonly kind: 'started'; readonly name: EngineCallName }
  | {
      readonly kind: 'ended'
      readonly name: EngineCallName
      readonly outcome: EngineOutcome<unknown>
    }

interface Pending {
  readonly name: EngineCallName
  readonly key: string
  readonly options: CallOptions
  readonly settle: (outcome: EngineOutcome<unknown>) => void
}

/** These run in a worker of their own, so that cancelling ends them at once and the open org stays answerable. */
const apart: ReadonlySet<EngineCallName> = new Set<EngineCallName>([
  'importFiles',
  'makeSample',
  'previewDocument',
])

/** A client over one lasting worker, and one more for each import. */
export function engineClient(startWorker: () => WorkerPort): EngineClient {
  const listeners: ((event: EngineEvent) => void)[] = []
  const latest = new Map<string, () => void>()
  const main = channel(startWorker)
  const tell = (event: EngineEvent) => {
    for (const listener of listeners) listener(event)
  }

  return {
    warmUp: main.warmUp,
    watch: (listener) => listeners.push(listener),
    call: (name, query, options = {}) => {
      const key = `${name} ${options.lane ?? ''}`
      latest.get(key)?.()
      tell({ kind: 'started', name })
      const isApart = apart.has(name)
      const line = isApart ? channel(startWorker) : main
      return new Promise((resolve) => {
        const settle = (outcome: EngineOutcome<unknown>) => {
          if (latest.get(key) === cancel) latest.delete(key)
          if (isApart) line.end()
          tell({ kind: 'ended', name, outcome })
          resolve(outcome as EngineOutcome<EngineAnswer<typeof name>>) // the worker answers by the same map of calls
        }
        const request = { name, query } as CallOf // name and query come from one signature
        const cancel = line.send(request, { name, key, options, settle })
        latest.set(key, cancel)
        if (options.signal?.aborted === true) cancel()
        options.signal?.addEventListener('abort', cancel, { once: true })
      })
    },
  }
}

type CallOf = Pick<Extract<EngineRequest, { kind: 'call' }>, 'name' | 'query'>

interface Channel {
  /** Sends and returns the way to cancel. */
  send: (call: CallOf, pending: Pending) => () => void
  warmUp: () => void
  end: () => void
}

let lastId = 0

function channel(startWorker: () => WorkerPort): Channel {
  const pending = new Map<number, Pending>()
  let worker: WorkerPort | null = null
  const settle = (id: number, outcome: EngineOutcome<unknown>) => {
    const waiting = pending.get(id)
    pending.delete(id)
    waiting?.settle(outcome)
  }
  const started = (): WorkerPort => {
    if (worker !== null) return worker
    const port = startWorker()
    port.onmessage = ({ data }) => {
      if (data.kind === 'progress') pending.get(data.id)?.options.onProgress?.(data.progress)
      else if (data.kind === 'done')
        settle(data.id, { kind: 'done', answer: data.answer, elapsedMs: data.elapsedMs })
      else settle(data.id, { kind: 'failed', message: data.message, detail: data.detail })
    }
    port.onerror = (event) => {
      for (const id of [...pending.keys()])
        settle(id, {
          kind: 'failed',
          message: 'the engine stopped; open the org again',
          detail: event.message,
        })
    }
    worker = port
    return port
  }
  return {
    send(call, waiting) {
      const id = ++lastId
      pending.set(id, waiting)
      const request = { kind: 'call', id, ...call } as EngineRequest // name and query belong together, as in CallOf
      try {
        started().postMessage(request, buffersOf(call))
      } catch (error) {
        // What cannot be copied is a defect of the caller; it is shown like every other failure.
        settle(id, {
          kind: 'failed',
          message: 'the request could not be sent',
          detail: String(error),
        })
      }
      return () => {
        if (!pending.has(id)) return
        worker?.postMessage({ kind: 'cancel', id }, [])
        settle(id, { kind: 'superseded' })
      }
    },
    warmUp: () => void started(),
    end() {
      worker?.terminate()
      worker = null
      for (const id of [...pending.keys()]) settle(id, { kind: 'superseded' })
    },
  }
}

/** The content of an org is handed over: it was read for this call and nobody looks at it again. */
function buffersOf({ query }: CallOf): Transferable[] {
  if (!('content' in query) || query.content === null) return []
  return query.content.bytes.map(({ bytes }) => bytes.buffer)
}

let allowStart = () => {}
const mayStart = new Promise<void>((resolve) => (allowStart = resolve))
const client = engineClient(() =>
  laterWorker(mayStart, () => new Worker(engineProgram, { type: 'module' })),
)

/** The window's one engine. It starts when it is warmed up, and calls wait until then: the first picture goes first. */
export const engine: EngineClient = {
  ...client,
  warmUp() {
    allowStart()
    client.warmUp()
  },
}

/** Names the engine's program: another build is another name. Null where it is rebuilt under one name. */
export const engineName: string | null = import.meta.env.DEV ? null : engineProgram
