import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme } from 'electron'
import { rememberedState, rememberState } from './window-state'

/** Opens the one window, sandboxed and isolated, and loads the page into it. */
export function openMainWindow(preload: string, address: string): BrowserWindow {
  const { isMaximized, ...place } = rememberedState()
  const window = new BrowserWindow({
    ...place,
    useContentSize: true,
    minWidth: 640,
    minHeight: 480,
    title: 'Tripod',
    // Painted before the page is: no white flash in the dark.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1e1e1e' : '#ffffff',
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  })
  if (isMaximized) window.maximize()
  rememberState(window)
  window.once('ready-to-show', () => window.show())
  offerToReopen(window)
  void window.loadURL(address)
  return window
}

// A page that ends by itself would leave an empty frame behind.
function offerToReopen(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const question = {
      type: 'error' as const,
      message: 'The window ended unexpectedly.',
      detail: `Every edit that was shown as saved is kept. (${reason})`,
      buttons: ['Open again', 'Quit'],
    }
    void dialog.showMessageBox(window, question).then(({ response }) => {
      if (response === 0) window.reload()
      else app.quit()
    })
  })
}

/** Path of a built file, from the folder of the main program. */
export const builtFile = (...path: string[]): string => join(import.meta.dirname, '..', ...path)
