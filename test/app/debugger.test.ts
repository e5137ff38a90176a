import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, pressInGrid, violations, walkTo } from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

describe('the debugger of a decision, by keys alone', () => {
  let userData: string
  let opened: OpenWindow
  const page = () => opened.page
  const why = () => page().getByRole('complementary')
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page().keyboard.press(key)), Promise.resolve())
  const said = () => why().getByRole('status')

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'tripod-debugger-'))
    opened = await openWindow({ userData })
    await openSample(page(), 'Partner portal')
    await walkTo(page(), 'Cora Chief', 'Account')
    await pressInGrid(page(), 'Enter')
    await why()
      .getByRole('heading', { name: /^Cora Chief × / })
      .waitFor()
  })
  afterAll(async () => {
    await opened.close()
    await rm(userData, { recursive: true, force: true })
  })

  it('R1.4 a door that closes is tried: the level before and after, and how many other cells', async () => {
    await why().getByRole('button', { name: 'If it closed? Role hierarchy' }).first().press('Enter')
    await why()
      .getByText(/user:.*\.role=|hierarchyAccess=false/)
      .waitFor()
    await why()
      .getByText(/other cell/)
      .waitFor()
  })

  it('R1.2 begins at the user, steps on and back', async () => {
    await press('Control+Alt+d')
    await said()
      .getByText(/^Step 1 of \d+: the user/)
      .waitFor({ state: 'attached' })
    await press('F10')
    await said()
      .getByText(/^Step 2 of \d+: the licence/)
      .waitFor({ state: 'attached' })
    await press('Shift+F10')
    await said()
      .getByText(/^Step 1 of/)
      .waitFor({ state: 'attached' })
  })

  it('R4.2 runs to the door with a breakpoint, then to the end with the answer', async () => {
    for (let steps = 0; steps < 40; steps++) {
      if (/: door: Role hierarchy\./.test((await said().textContent()) ?? '')) break
      await press('F10')
    }
    await press('F9', 'Home')
    await said()
      .getByText(/^Step 1 of/)
      .waitFor({ state: 'attached' })
    await press('F5')
    await said()
      .getByText(/: door: Role hierarchy\./)
      .waitFor({ state: 'attached' })
    expect(await violations(page())).toEqual([])
    await press('F5')
    await said()
      .getByText(/: the answer\..*value: All$/)
      .waitFor({ state: 'attached' })
  })

  it('R1.19 the picture has each way as a lane that keys reach, with its words', async () => {
    await press('Escape')
    await page().keyboard.press('Control+Shift+p')
    await page().getByRole('dialog').waitFor()
    await page().keyboard.type('Why as a picture')
    await press('Enter')
    const lane = why().getByRole('img', { name: /^Role hierarchy.*opens All/ })
    await lane.waitFor()
    await lane.focus()
    expect(await lane.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await violations(page())).toEqual([])
  })
})
