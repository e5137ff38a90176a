import { describe, expect, it } from 'vitest'
import type { EngineReply, EngineRequest } from '@shared/protocol/engine'
import { callQueue } from '../../../src-renderer/worker/call-queue'

function setUp(run: (name: string) => unknown, prepare: () => boolean = () => false) {
  const ran: string[] = []
  const replies: EngineReply[] = []
  const take = callQueue({
    run: (call) => {
      ran.push(call.name)
      return Promise.resolve({ answer: run(call.name), transfer: [] })
    },
    reply: (reply) => void replies.push(reply),
    now: () => 0,
    prepare,
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
  })
  /** Turns of the clock enough for every call that waits, however slow the machine. */
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return { ran, replies, take, settle }
}

const samples: EngineRequest = { kind: 'call', id: 1, name: 'listSamples', query: {} }
const search: EngineRequest = {
  kind: 'call',
  id: 2,
  name: 'search',
  query: { text: 'a', limit: 1 },
}

describe('the queue of the worker', () => {
  it('answers calls one after the other', async () => {
    const { take, ran, replies, settle } = setUp((name) => name)
    take(samples)
    take(search)
    await settle()
    expect(ran).toEqual(['listSamples', 'search'])
    expect(replies.map(({ kind, id }) => [kind, id])).toEqual([
      ['done', 1],
      ['done', 2],
    ])
  })

  it('prepares while nothing waits, and lets a call go before the next piece', async () => {
    const done: string[] = []
    const { take, ran, settle } = setUp(
      (name) => done.push(name),
      () => {
        if (done.filter((one) => one === 'piece').length === 1) take(search)
        return done.push('piece') < 5
      },
    )
    take(samples)
    await settle()
    expect(ran).toEqual(['listSamples', 'search'])
    expect(done).toEqual(['listSamples', 'piece', 'piece', 'search', 'piece'])
  })

  it('never begins a call that is cancelled while it waits', async () => {
    const { take, ran, replies, settle } = setUp((name) => name)
    take(samples)
    take(search)
    take({ kind: 'cancel', id: 2 })
    await settle()
    expect(ran).toEqual(['listSamples'])
    expect(replies).toHaveLength(1)
  })

  it('tells what went wrong and goes on with the next call', async () => {
    const { take, replies, settle } = setUp((name) => {
      if (name === 'listSamples') throw new Error('no org is open')
      return 1
    })
    take(samples)
    take(search)
    await settle()
    expect(replies[0]).toMatchObject({ kind: 'failed', id: 1, message: 'no org is open' })
    expect(replies[1]).toMatchObject({ kind: 'done', id: 2 })
  })

  const causes: EngineRequest = {
    kind: 'call',
    id: 7,
    name: 'causes',
    query: { changes: [], limit: 1 },
  }

  /** A queue whose calls of causes rest until told to go on. */
  function resting() {
    const replies: EngineReply[] = []
    let isLong = true
    const take = callQueue({
      run: async ({ name }, _, rest) => {
        while (name === 'causes' && isLong) await rest()
        return { answer: name, transfer: [] }
      },
      reply: (reply) => void replies.push(reply),
      now: () => 0,
      breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
    })
    const settle = async () => {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 0))
    }
    return { take, replies, settle, end: () => void (isLong = false) }
  }

  it('answers others while a long call rests, and the long one in the end', async () => {
    const { take, replies, settle, end } = resting()
    take(causes)
    await settle()
    take(search)
    await settle()
    expect(replies.map(({ id }) => id)).toEqual([2])
    end()
    await settle()
    expect(replies.map(({ id }) => id)).toEqual([2, 7])
  })

  it('gives up a long call that is cancelled while it rests, without a word', async () => {
    const { take, replies, settle } = resting()
    take(causes)
    await settle()
    take({ kind: 'cancel', id: 7 })
    take(search)
    await settle()
    expect(replies.map(({ id }) => id)).toEqual([2])
  })

  it('lets a long call that comes later go first, and gives up an older one before it begins the newer', async () => {
    const replies: number[] = []
    const ran: string[] = []
    let isMeasuring = true
    const take = callQueue({
      run: async ({ name, id }, _, rest) => {
        ran.push(`${name} ${String(id)}`)
        while (name === 'strengthOf' && isMeasuring) await rest()
        if (name === 'causes' && id === 7) for (;;) await rest()
        return { answer: name, transfer: [] }
      },
      reply: ({ id }) => void replies.push(id),
      now: () => 0,
      breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
    })
    const settle = async () => {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 0))
    }
    take({ kind: 'call', id: 6, name: 'strengthOf', query: { sentences: [], changes: [] } })
    await settle()
    take(causes)
    await settle()
    take({ kind: 'cancel', id: 7 })
    take({ ...causes, id: 8 })
    await settle()
    expect(ran).toEqual(['strengthOf 6', 'causes 7', 'causes 8'])
    expect(replies).toEqual([8])
    isMeasuring = false
    await settle()
    expect(replies).toEqual([8, 6])
  })
})
