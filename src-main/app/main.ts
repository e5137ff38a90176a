import { join, resolve } from 'node:path'
import { app, BrowserWindow } from 'electron'
import { backupPlace } from '../files/backup-folder'
import { holdDatabase, setDatabaseAside } from '../files/kept-database'
import { knownFiles } from '../files/known-files'
import { answerDesktopCalls } from '../ipc/desktop-calls'
import { answerOrgFileCalls } from '../ipc/org-file-calls'
import { answerSnapshotCalls } from '../ipc/snapshot-calls'
import { closeWhenReady } from './closing'
import { refuseEscapes, refusePermissions } from './hardening'
import { setApplicationMenu } from './menu'
import { blockNetwork, refusedRequestCount } from './network-block'
import { filesAmong, outsideFiles } from './opened-files'
import { declarePageScheme, pageOrigin, servePage } from './page-scheme'
import { builtFile, openMainWindow } from './window'

/** The server of `npm run dev`; a packaged program never asks for one. */
const developmentServer = app.isPackaged
  ? null
  : (process.env['ELECTRON_RENDERER_URL'] ?? null)
    ? (process.env['ELECTRON_RENDERER_URL'] ?? null)
    : null

const userData = app.commandLine.getSwitchValue('user-data-dir')
if (userData) app.setPath('userData', resolve(userData))

const files = filesAmong(process.argv, app.isPackaged)
const known = knownFiles(join(app.getPath('userData'), 'recent-files.json'))
const outside = outsideFiles(known)

// A second start hands its files to the first and ends.
if (app.requestSingleInstanceLock({ files })) run()
else app.quit()

function run(): void {
  declarePageScheme()
  blockNetwork(developmentServer)
  refuseEscapes()
  app.on('second-instance', (_event, _args, _folder, given) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
    void outside.handOver(filesOfSecondStart(given))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void outside.handOver([path])
  })
  app.on('window-all-closed', () => app.quit())
  void outside.handOver(files)
  void app.whenReady().then(open)
}

function open(): void {
  refusePermissions()
  holdDatabase(app.getPath('userData'))
  servePage(builtFile('renderer'))
  const address = developmentServer ?? `${pageOrigin}/index.html`
  const window = openMainWindow(builtFile('preload/preload.cjs'), address)
  const closing = closeWhenReady(window)
  const { protocol, origin } = new URL(address)
  const asker = { window, pageOrigin: protocol === 'tripod:' ? pageOrigin : origin }
  answerDesktopCalls({
    ...asker,
    known,
    refusedRequestCount,
    setDatabaseAside: () => setDatabaseAside(app.getPath('userData'), new Date()),
    listenForFiles: () => outside.listen(window),
    listenForClosing: closing.listen,
    readyToClose: closing.ready,
  })
  answerOrgFileCalls(asker, known)
  answerSnapshotCalls(asker, backupPlace(app.getPath('userData')))
  setApplicationMenu(window, app.isPackaged, outside.handOver)
}

function filesOfSecondStart(given: unknown): string[] {
  if (typeof given !== 'object' || given === null || !('files' in given)) return []
  if (!Array.isArray(given.files)) return []
  return given.files.filter((file) => typeof file === 'string')
}
