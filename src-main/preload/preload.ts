import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type {
  Desktop,
  DesktopCalls,
  DesktopEvents,
  DroppedFile,
  OpenedFiles,
} from '@shared/protocol/desktop'

function invoke<Channel extends keyof DesktopCalls>(
  channel: Channel,
  ...args: Parameters<DesktopCalls[Channel]>
): Promise<ReturnType<DesktopCalls[Channel]>> {
  return ipcRenderer.invoke(channel, ...args) as never // the main process answers by the same map
}

const pathOf = (file: DroppedFile) => webUtils.getPathForFile(file as never) // the page's own `File`

const filesOpened: keyof DesktopEvents = 'files-opened'

const desktop: Desktop = {
  openFiles: () => invoke('open-files'),
  openFolder: () => invoke('open-folder'),
  readDropped: (files) => invoke('read-paths', files.map(pathOf)),
  saveFile: (file) => invoke('save-file', file),
  networkRequestCount: () => invoke('network-request-count'),
  onFilesOpened(listener) {
    const forward = (_: unknown, opened: OpenedFiles) => listener(opened)
    ipcRenderer.on(filesOpened, forward)
    void invoke('listen-for-files')
    return () => void ipcRenderer.off(filesOpened, forward)
  },
}

contextBridge.exposeInMainWorld('desktop', desktop)
