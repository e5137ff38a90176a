import { describe, expect, it, vi } from 'vitest'
import type { EngineReply, EngineRequest } from '@shared/protocol/engine'
import { longCall } from '../../../src-renderer/stores/long-call'
import type { engineClient } from '../../../src-renderer/worker/engine-client'
import type { WorkerPort } from '../../../src-renderer/worker/later-worker'

const { sent, port } = vi.hoisted(() => {
  const asked: EngineRequest[] = []
  const worker: WorkerPort = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => void asked.push(message),
    terminate: () => undefined,
  }
  return { sent: asked, port: worker }
})

vi.mock('../../../src-renderer/worker/engine-client', async (original) => {
  const actual = await original<{ readonly engineClient: typeof engineClient }>()
  return { ...actual, engine: actual.engineClient(() => port) }
})

/** The worker answers one of the calls that it was asked. */
function answer(at: number): void {
  const calls = sent.filter(({ kind }) => kind === 'call')
  const reply: EngineReply = { kind: 'done', id: calls[at]?.id ?? -1, answer: [], elapsedMs: 1 }
  port.onmessage?.({ data: reply } as MessageEvent<EngineReply>) // the client reads `data` alone
}

const flip = (change: string) => ({ changes: [change], limit: 2 })

describe('sentences that two places ask for', () => {
  it('are told to both, in lanes of their own: a default that is considered gives up no scenario', async () => {
    sent.length = 0
    const [scenario, considered] = [longCall('causes'), longCall('causes', 'defaults')]
    const both = [
      scenario.run(flip('object:Account.sharingModel=Read')),
      considered.run(flip('object:Account.sharingModel=Private')),
    ]
    expect(sent.map(({ kind }) => kind)).toEqual(['call', 'call'])
    answer(1)
    answer(0)
    await Promise.all(both)
    expect([scenario.answer.value, considered.answer.value]).toEqual([[], []])
  })

  it('of one lane are those that were asked for last', async () => {
    sent.length = 0
    const [older, newer] = [longCall('causes'), longCall('causes')]
    const both = [older.run(flip('a')), newer.run(flip('b'))]
    expect(sent.map(({ kind }) => kind)).toEqual(['call', 'cancel', 'call'])
    answer(1)
    await Promise.all(both)
    expect([older.answer.value, newer.answer.value]).toEqual([null, []])
  })
})
