import { describe, expect, it } from 'vitest'
import type { EngineReply, EngineRequest } from '@shared/protocol/engine'
import { engineClient } from '../../../src-renderer/worker/engine-client'
import type { WorkerPort } from '../../../src-renderer/worker/later-worker'

interface FakeWorker extends WorkerPort {
  readonly sent: EngineRequest[]
  isEnded: boolean
  reply: (reply: EngineReply) => void
}

function fakeWorker(): FakeWorker {
  const worker: FakeWorker = {
    sent: [],
    isEnded: false,
    onmessage: null,
    onerror: null,
    postMessage: (message) => void worker.sent.push(message),
    terminate: () => void (worker.isEnded = true),
    reply: (reply) => worker.onmessage?.({ data: reply } as MessageEvent<EngineReply>),
  }
  return worker
}

function setUp() {
  const workers: FakeWorker[] = []
  const client = engineClient(() => {
    const worker = fakeWorker()
    workers.push(worker)
    return worker
  })
  const at = (index: number): FakeWorker => {
    const worker = workers[index]
    if (worker === undefined) throw new Error(`there is no worker ${String(index)}`)
    return worker
  }
  return { client, at, workers }
}

const done = (id: number, answer: unknown): EngineReply => ({
  kind: 'done',
  id,
  answer,
  elapsedMs: 4,
})
const search = (text: string) => ({ text, limit: 5 })

describe('the client of the engine', () => {
  it('gives the answer of its own call', async () => {
    const { client, at } = setUp()
    const found = client.call('search', search('a'))
    at(0).reply(done(at(0).sent[0]?.id ?? -1, []))
    expect(await found).toEqual({ kind: 'done', answer: [], elapsedMs: 4 })
  })

  it('starts its worker once when it is warmed up, and asks that one', () => {
    const { client, at, workers } = setUp()
    client.warmUp()
    expect(at(0).sent).toEqual([])
    void client.call('search', search('a'))
    expect(workers).toHaveLength(1)
    expect(at(0).sent).toHaveLength(1)
  })

  it('tells the worker that an opening is given up, and asks the same one again', async () => {
    const { client, at, workers } = setUp()
    const giveUp = new AbortController()
    const content = { parts: [], bytes: [{ id: 'a', bytes: new Uint8Array(1) }] }
    const opening = client.call(
      'openOrg',
      { contentId: 'c', content, isSessionActive: false },
      { signal: giveUp.signal },
    )
    giveUp.abort()
    expect(await opening).toEqual({ kind: 'superseded' })
    expect(at(0).sent.map(({ kind }) => kind)).toEqual(['call', 'cancel'])
    expect(at(0).isEnded).toBe(false)
    void client.call('search', search('b'))
    expect(workers).toHaveLength(1)
  })

  it('cancels the older call of the same name and drops its late reply', async () => {
    const { client, at } = setUp()
    const older = client.call('search', search('a'))
    const newer = client.call('search', search('ab'))
    expect(await older).toEqual({ kind: 'superseded' })
    const ids = at(0)
      .sent.filter(({ kind }) => kind === 'call')
      .map(({ id }) => id)
    expect(at(0).sent[1]).toEqual({ kind: 'cancel', id: ids[0] })
    at(0).reply(done(ids[0] ?? -1, ['late']))
    at(0).reply(done(ids[1] ?? -1, ['right']))
    expect(await newer).toMatchObject({ kind: 'done', answer: ['right'] })
  })

  it('does not cancel a call of another name or another lane', async () => {
    const { client, at } = setUp()
    const calls = [
      client.call('search', search('a')),
      client.call('search', search('b'), { lane: 'second' }),
      client.call('listSamples', {}),
    ]
    for (const { id } of at(0).sent) at(0).reply(done(id, id))
    expect((await Promise.all(calls)).map(({ kind }) => kind)).toEqual(['done', 'done', 'done'])
  })

  it('tells a failure as an outcome', async () => {
    const { client, at } = setUp()
    const found = client.call('listSamples', {})
    const id = at(0).sent[0]?.id ?? -1
    at(0).reply({ kind: 'failed', id, message: 'no org is open', detail: '' })
    expect(await found).toEqual({ kind: 'failed', message: 'no org is open', detail: '' })
  })

  it('imports in a worker of its own and ends it when the import is cancelled', async () => {
    const { client, at, workers } = setUp()
    const stop = new AbortController()
    void client.call('listSamples', {})
    const found = client.call('importFiles', { name: 'x', files: [] }, { signal: stop.signal })
    expect(workers).toHaveLength(2)
    stop.abort()
    expect(await found).toEqual({ kind: 'superseded' })
    expect(at(1).isEnded).toBe(true)
    expect(at(0).isEnded).toBe(false)
  })

  it('passes progress on while the call is running, and not afterwards', async () => {
    const { client, at } = setUp()
    const seen: number[] = []
    const found = client.call(
      'importFiles',
      { name: 'x', files: [] },
      { onProgress: ({ done: count }) => seen.push(count) },
    )
    const id = at(0).sent[0]?.id ?? -1
    const progress = (count: number): EngineReply => ({
      kind: 'progress',
      id,
      progress: { phase: 'parse', done: count, total: 9, subject: '' },
    })
    at(0).reply(progress(1))
    at(0).reply(done(id, null))
    at(0).reply(progress(2))
    await found
    expect(seen).toEqual([1])
  })
})
