import type { BrowserWindow, MenuItemConstructorOptions } from 'electron'
import { Menu } from 'electron'
import type { DesktopEvents } from '@shared/protocol/desktop'
import { pickFiles, pickFolder } from '../ipc/pickers'

const event: keyof DesktopEvents = 'menu-command'

/** The application menu: everything it does is in the window too, by the same name and key. */
export function setApplicationMenu(
  window: BrowserWindow,
  isPackaged: boolean,
  handOver: (paths: readonly string[]) => Promise<void>,
): void {
  const developer: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
  /** Runs a command of the window. */
  const command = (label: string, accelerator: string, id: string) => ({
    label,
    accelerator,
    click: () => window.webContents.send(event, id),
  })
  const open = async (pick: (window: BrowserWindow) => Promise<string[]>) =>
    handOver(await pick(window))
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        { label: '&Open…', accelerator: 'CmdOrCtrl+O', click: () => void open(pickFiles) },
        {
          label: 'Open &folder…',
          accelerator: 'CmdOrCtrl+Shift+O',
          click: () => void open(pickFolder),
        },
        command('Open &recent…', 'CmdOrCtrl+R', 'file.recent'),
        { type: 'separator' },
        command('&Save', 'CmdOrCtrl+S', 'file.save'),
        command('Save &as…', 'CmdOrCtrl+Shift+S', 'file.save-as'),
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
