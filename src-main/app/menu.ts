import type { BrowserWindow, MenuItemConstructorOptions } from 'electron'
import { Menu } from 'electron'
import { pickFiles, pickFolder } from '../ipc/pickers'
import { handOver } from './opened-files'

/** The application menu: everything it does is in the window too. */
export function setApplicationMenu(window: BrowserWindow, isPackaged: boolean): void {
  const developer: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        {
          label: '&Open files…',
          accelerator: 'CmdOrCtrl+O',
          click: () => void openPicked(window, pickFiles),
        },
        {
          label: 'Open &folder…',
          accelerator: 'CmdOrCtrl+Shift+O',
          click: () => void openPicked(window, pickFolder),
        },
        { type: 'separator' },
        process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      // Undo and redo are the window's own: they cover more than a text box.
      label: '&Edit',
      submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...developer,
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

async function openPicked(
  window: BrowserWindow,
  pick: (window: BrowserWindow) => Promise<string[]>,
): Promise<void> {
  await handOver(await pick(window))
}
