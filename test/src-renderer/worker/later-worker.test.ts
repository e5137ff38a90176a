import { expect, it } from 'vitest'
import type { EngineRequest } from '@shared/protocol/engine'
import { laterWorker } from '../../../src-renderer/worker/later-worker'

const cancel = (id: number): EngineRequest => ({ kind: 'cancel', id })

function held() {
  const received: unknown[] = []
  let startCount = 0
  let allow = () => {}
  const worker = {
    postMessage: (message: unknown) => received.push(message),
    terminate: () => received.push('ended'),
    onmessage: null,
    onerror: null,
  } as unknown as Worker // the parts that are used
  const port = laterWorker(new Promise((resolve) => (allow = resolve)), () => {
    startCount++
    return worker
  })
  const settled = async () => {
    allow()
    await Promise.resolve()
  }
  return { port, worker, received, settled, startCount: () => startCount }
}

it('what is sent waits for the start, and comes in its order', async () => {
  const { port, received, settled, startCount } = held()
  port.postMessage(cancel(1), [])
  port.postMessage(cancel(2), [])
  expect([startCount(), received]).toEqual([0, []])
  await settled()
  port.postMessage(cancel(3), [])
  expect(received).toEqual([cancel(1), cancel(2), cancel(3)])
})

it('what the worker says is heard', async () => {
  const { port, worker, settled } = held()
  const heard: unknown[] = []
  port.onmessage = ({ data }) => heard.push(data)
  await settled()
  worker.onmessage?.(new MessageEvent('message', { data: 'done' }))
  expect(heard).toEqual(['done'])
})

it('one that is ended before it may start is never started', async () => {
  const { port, settled, startCount } = held()
  port.terminate()
  await settled()
  expect(startCount()).toBe(0)
})
