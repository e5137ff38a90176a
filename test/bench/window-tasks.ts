import type { Locator, Page } from 'playwright-core'
import type { Figure } from './measure'

/** From now on the page notes every task of its own thread that takes more than 50 ms. */
export function observeLongTasks(page: Page): Promise<void> {
  return page.evaluate(() => {
    const holder = window as { longTasks?: number[] }
    holder.longTasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) holder.longTasks?.push(duration)
    }).observe({ type: 'longtask' })
  })
}

/** Milliseconds of each since the last call. */
export async function longTasks(page: Page): Promise<number[]> {
  await page.waitForTimeout(300)
  return page.evaluate(() => {
    const holder = window as { longTasks?: number[] }
    const found = holder.longTasks ?? []
    holder.longTasks = []
    return found
  })
}

/** Frames from the click on a change's switch to the first frame whose heat-map differs. */
export async function flipFrames(page: Page): Promise<number[]> {
  const box = page.getByRole('combobox', { name: 'Add a change' })
  if (!(await box.isVisible()))
    await page.getByRole('button', { name: 'Show or hide the bottom panel' }).click()
  await box.fill('object:Account.sharingModel=ReadWrite')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await page.getByRole('switch', { name: /in force/ }).waitFor()
  await page.waitForTimeout(1500)
  const frames: number[] = []
  for (let round = 0; round < 9; round++) {
    frames.push(await page.evaluate(framesToRepaint))
    await page.waitForTimeout(500)
  }
  return frames.filter((count) => count > 0)
}

/** The same clicks with nobody looking at the picture. */
export async function flip(page: Page, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await page.getByRole('switch', { name: /in force/ }).click()
    await page.waitForTimeout(400)
  }
}

const waitMs = 2_500

/** The longest task while each view and panel of a large org is opened; 0 for none over 50 ms. */
export async function viewFigures(page: Page): Promise<Figure[]> {
  await observeLongTasks(page)
  const figures: Figure[] = []
  const note = async (name: string, open: () => Promise<void>) => {
    await longTasks(page)
    await open()
    await page.waitForTimeout(waitMs)
    const longest = Math.max(0, ...(await longTasks(page)))
    figures.push({ what: `longest task, 10,000 users: ${name}`, value: longest, unit: 'ms' })
  }
  const views = page.getByRole('navigation').first()
  const view = (name: string) => note(name, () => button(views, name).click())
  for (const name of ['Model', 'Source', 'Requirements']) await view(name)
  const history = page.getByRole('tab', { name: 'History' })
  await button(views, 'Access heat-map').click()
  if (!(await history.isVisible())) await button(views, 'Show or hide the bottom panel').click()
  await note('History', () => history.click())
  return figures
}

const button = (place: Locator, name: string) => place.getByRole('button', { name, exact: true })

/**
 * Runs in the page: clicks the switch and counts frames until the picture is another one, that one included.
 *
 * Each is looked at once everything that draws in it has drawn.
 */
function framesToRepaint(): Promise<number> {
  const canvas = document.querySelector('canvas')
  const force = document.querySelector<HTMLElement>(
    '[role=switch][aria-label*="in force"], [role=switch]',
  )
  if (canvas === null || force === null) return Promise.resolve(0)
  // A small and coarse copy, so that looking costs little beside painting.
  const small = new OffscreenCanvas(160, 100).getContext('2d', { willReadFrequently: true })
  if (small !== null) small.imageSmoothingEnabled = false
  const picture = () => {
    small?.drawImage(canvas, 0, 0, 160, 100)
    return small?.getImageData(0, 0, 160, 100).data.join() ?? ''
  }
  const before = picture()
  return new Promise((resolve) => {
    let count = 0
    const painted = new MessageChannel()
    painted.port1.onmessage = () => {
      if (picture() !== before || count > 240) resolve(count > 240 ? 0 : count)
      else requestAnimationFrame(next)
    }
    const next = () => {
      count++
      painted.port2.postMessage(null)
    }
    force.click()
    requestAnimationFrame(next)
  })
}
