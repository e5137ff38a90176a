import type { BrowserWindow } from 'electron'
import { dialog } from 'electron'
import type { DesktopEvents } from '@shared/protocol/desktop'

const event: keyof DesktopEvents = 'closing'

/** How long the page may take before the user is asked. */
const patienceMs = 10_000

/** A window that is closed only when its page has finished what it is writing. */
export interface Closing {
  /** From now on the page wants to be asked. A page that is loaded anew says so again. */
  readonly listen: () => void
  readonly ready: () => void
}

/** Waits for the page whenever the window is to be closed; a page that does not answer costs a question, no more. */
export function closeWhenReady(window: BrowserWindow): Closing {
  let isListening = false
  let timer: NodeJS.Timeout | null = null

  function end(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (!window.isDestroyed()) window.destroy()
  }

  function wait(): void {
    timer = setTimeout(() => {
      const question = {
        type: 'warning' as const,
        message: 'Tripod is still saving.',
        detail: 'What was shown as saved is kept. Closing now loses what is still being written.',
        buttons: ['Wait', 'Close now'],
        defaultId: 0,
        cancelId: 0,
      }
      void dialog.showMessageBox(window, question).then(({ response }) => {
        if (timer === null) return
        if (response === 1) end()
        else wait()
      })
    }, patienceMs)
  }

  // The page is gone, or a new one comes that has not said yet that it listens.
  window.webContents.on('render-process-gone', () => (isListening = false))
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) isListening = false
  })
  window.on('close', (closing) => {
    if (!isListening || window.webContents.isCrashed()) return
    closing.preventDefault()
    if (timer !== null) return
    wait()
    window.webContents.send(event, null)
  })
  return {
    listen: () => (isListening = true),
    ready: () => {
      if (timer !== null) end()
    },
  }
}
