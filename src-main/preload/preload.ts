import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Desktop, DesktopCalls, DesktopEvents, DroppedFile } from '@shared/protocol/desktop'
import type { OpenedFiles } from '@shared/protocol/opened-files'

function invoke<Channel extends keyof DesktopCalls>(
  channel: Channel,
  ...args: Parameters<DesktopCalls[Channel]>
): Promise<ReturnType<DesktopCalls[Channel]>> {
  return ipcRenderer.invoke(channel, ...args) as never // the main process answers by the same map
}

const pathOf = (file: DroppedFile) => webUtils.getPathForFile(file as never) // the page's own `File`

const filesOpened: keyof DesktopEvents = 'files-opened'
const closing: keyof DesktopEvents = 'closing'
const menuCommand: keyof DesktopEvents = 'menu-command'

const desktop: Desktop = {
  openFiles: () => invoke('open-files'),
  openFolder: () => invoke('open-folder'),
  readDropped: (files) => invoke('read-paths', files.map(pathOf)),
  saveFile: (file) => invoke('save-file', file),
  networkRequestCount: () => invoke('network-request-count'),
  setDatabaseAside: () => invoke('set-database-aside'),
  onFilesOpened(listener) {
    const forward = (_: unknown, opened: OpenedFiles) => listener(opened)
    ipcRenderer.on(filesOpened, forward)
    void invoke('listen-for-files')
    return () => void ipcRenderer.off(filesOpened, forward)
  },
  onClosing(finish) {
    // A page that cannot finish says nothing: the user is asked then.
    ipcRenderer.on(closing, () => void finish().then(() => invoke('ready-to-close')))
    void invoke('listen-for-closing')
  },
  onMenuCommand: (listener) =>
    void ipcRenderer.on(menuCommand, (_: unknown, id: string) => listener(id)),

  recentFiles: () => invoke('recent-files'),
  openRecentFile: (id) => invoke('open-recent-file', id),
  forgetRecentFile: (id) => invoke('forget-recent-file', id),
  writeOrgFile: (file) => invoke('write-org-file', file),
  saveOrgFileAs: (file) => invoke('save-org-file-as', file),
  orgFileOnDisk: (id) => invoke('org-file-on-disk', id),

  writeSnapshot: (snapshot) => invoke('write-snapshot', snapshot),
  listSnapshots: () => invoke('list-snapshots'),
  readSnapshot: (name) => invoke('read-snapshot', name),
  snapshotFolder: () => invoke('snapshot-folder'),
  chooseSnapshotFolder: () => invoke('choose-snapshot-folder'),
  resetSnapshotFolder: () => invoke('reset-snapshot-folder'),
  showSnapshotFolder: () => invoke('show-snapshot-folder'),
}

contextBridge.exposeInMainWorld('desktop', desktop)
