import type { EngineReply } from '@shared/protocol/engine'
import type { WorkerPort } from './engine-client'

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
