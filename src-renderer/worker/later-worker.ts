import type { EngineReply, EngineRequest } from '@shared/protocol/engine'

/** What the client needs of a worker; a test gives a worker of its own. */
export interface WorkerPort {
  postMessage: (message: EngineRequest, transfer: Transferable[]) => void
  terminate: () => void
  onmessage: ((event: MessageEvent<EngineReply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** A worker that is started once `mayStart` is settled; what is sent to it before then waits. */
export function laterWorker(mayStart: Promise<void>, start: () => Worker): WorkerPort {
  let worker: Worker | null = null
  let isEnded = false
  let waiting: (readonly [message: unknown, transfer: Transferable[]])[] = []
  const port: WorkerPort = {
    onmessage: null,
    onerror: null,
    postMessage(message, transfer) {
      if (worker === null) waiting.push([message, transfer])
      else worker.postMessage(message, transfer)
    },
    terminate() {
      isEnded = true
      worker?.terminate()
    },
  }
  void mayStart.then(() => {
    if (isEnded) return
    worker = start()
    worker.onmessage = (event: MessageEvent<EngineReply>) => port.onmessage?.(event)
    worker.onerror = (event) => port.onerror?.(event)
    for (const [message, transfer] of waiting) worker.postMessage(message, transfer)
    waiting = []
  })
  return port
}
