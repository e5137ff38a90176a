import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow, Rectangle } from 'electron'
import { app, screen } from 'electron'
import * as v from 'valibot'
import { writeFileAtomically } from '../files/atomic-write'

const WindowState = v.object({
  x: v.exactOptional(v.pipe(v.number(), v.integer())),
  y: v.exactOptional(v.pipe(v.number(), v.integer())),
  width: v.pipe(v.number(), v.integer(), v.minValue(640)),
  height: v.pipe(v.number(), v.integer(), v.minValue(480)),
  isMaximized: v.boolean(),
})

/** Content size and place of the window, in device-independent pixels. */
export type WindowState = v.InferOutput<typeof WindowState>

const firstState: WindowState = { width: 1280, height: 800, isMaximized: false }

const stateFile = () => join(app.getPath('userData'), 'window.json')

/** How the window was when it was last closed; the first state when that is not known or its screen is gone. */
export function rememberedState(): WindowState {
  let state: WindowState
  try {
    state = v.parse(WindowState, JSON.parse(readFileSync(stateFile(), 'utf8')))
  } catch {
    return firstState // the first start, or a damaged file: nothing the user owns
  }
  const { x, y, ...size } = state
  if (x === undefined || y === undefined) return size
  const isSeen = screen
    .getAllDisplays()
    .some(({ workArea }) => overlaps(workArea, { x, y, width: size.width, height: size.height }))
  return isSeen ? state : size
}

/** Keeps size and place whenever they have settled, so that even a killed program remembers them. */
export function rememberState(window: BrowserWindow): void {
  let timer: NodeJS.Timeout | undefined
  const keep = () => {
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
    const bounds = window.isMaximized() ? window.getNormalBounds() : window.getContentBounds()
    const state: WindowState = { ...bounds, isMaximized: window.isMaximized() }
    writeFileAtomically(stateFile(), JSON.stringify(state)).catch((error: unknown) =>
      console.error('the size of the window could not be kept:', error),
    )
  }
  const keepSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, 300)
  }
  window.on('resize', keepSoon).on('move', keepSoon).on('close', keep)
}

const overlaps = (a: Rectangle, b: Rectangle) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
