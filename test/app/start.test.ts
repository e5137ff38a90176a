import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ServedWindow } from './served-window'
import { serveWindow } from './served-window'

let folder: string
let started: ServedWindow[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tripod-start-'))
  started = []
})
afterEach(async () => {
  for (const served of started) await served.end()
  await rm(folder, { recursive: true })
})

function start(): ServedWindow {
  const served = serveWindow(folder)
  started.push(served)
  return served
}

it('without a display, serves the window and prints its address', async () => {
  const first = start()
  const response = await fetch(await first.address)
  expect(await response.text()).toContain('<title>Tripod')
  expect(response.headers.get('content-security-policy')).toContain(`default-src 'none'`)
  expect(first.said()).toContain('there is no display')
})

it('keeps the port over starts, with another secret', async () => {
  const first = start()
  const earlier = new URL(await first.address)
  await first.end()
  const later = new URL(await start().address)
  expect(later.origin).toBe(earlier.origin)
  expect(later.pathname).not.toBe(earlier.pathname)
})

it('says that the port is taken, and stops', async () => {
  await start().address
  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.said()).toMatch(/port \d+ of 127\.0\.0\.1 is taken/)
})

it('says what is wrong with its settings file, and leaves it as it was', async () => {
  const file = join(folder, 'tripod/browser.json')
  await mkdir(join(folder, 'tripod'))
  await writeFile(file, 'damaged')
  const served = start()
  expect(await served.ended).toBe(1)
  expect(served.said()).toContain('holds no port')
  expect(await readFile(file, 'utf8')).toBe('damaged')
})
