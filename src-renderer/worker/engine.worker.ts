import type { EngineRequest } from '@shared/protocol/engine'
import { answers } from './answers'
import { callQueue } from './call-queue'

// A worker of its own: the only place of the window where the engine, the importer and the reports run.
const channel = new MessageChannel()
let breathed = () => {}
channel.port1.onmessage = () => breathed()

const take = callQueue({
  ...answers(),
  reply: (reply, transfer) => self.postMessage(reply, { transfer }),
  now: () => performance.now(),
  breathe: () =>
    new Promise((resolve) => {
      breathed = resolve
      channel.port2.postMessage(null)
    }),
})

self.onmessage = ({ data }: MessageEvent<EngineRequest>) => take(data)
