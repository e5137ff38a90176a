import { defineStore } from 'pinia'
import { shallowReadonly, ref } from 'vue'
import type { Desktop } from '@shared/protocol/desktop'
import type { OpenedFiles } from '@shared/protocol/opened-files'
import { strings } from '../ui/strings-en'
import { fileFailureSentence } from './file-failure'
import { useToasts } from './toasts'

declare global {
  interface Window {
    /** Set by the preload; absent in a browser. */
    readonly desktop?: Desktop
  }
}

export type SaveEnd =
  | { readonly kind: 'saved' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }

/** What is outside the page: files that are opened from there, files to save, and the count of refused requests. */
export const useDesktop = defineStore('desktop', () => {
  const desktop = window.desktop
  const toasts = useToasts()
  /** Null in a browser, where nobody counts. */
  const requestCount = ref<number | null>(null)

  async function refreshRequestCount(): Promise<void> {
    if (desktop !== undefined) requestCount.value = await desktop.networkRequestCount()
  }

  /** Where the user says; in a browser, into the folder of downloads. */
  async function save(name: string, bytes: Uint8Array): Promise<SaveEnd> {
    if (desktop !== undefined) {
      const end = await desktop.saveFile({ suggestedName: name, bytes })
      if (end.kind === 'failed')
        return { kind: 'failed', message: fileFailureSentence(end.failure) }
      return end
    }
    const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)]))
    const link = Object.assign(document.createElement('a'), { href: url, download: name })
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    return { kind: 'saved' }
  }

  /** As `save`; says how it ended. */
  async function saveAndSay(name: string, bytes: Uint8Array): Promise<void> {
    const end = await save(name, bytes)
    if (end.kind === 'saved') toasts.show({ text: strings.saved(name) })
    if (end.kind === 'failed') toasts.show({ text: strings.notSaved(end.message) })
  }

  /** Hears of files opened by double-click, from the menu or by a second start. */
  function onFilesOpened(listen: (opened: OpenedFiles) => void): void {
    desktop?.onFilesOpened(listen)
  }

  /** Hears of the commands of the application menu. */
  function onMenuCommand(listen: (id: string) => void): void {
    desktop?.onMenuCommand(listen)
  }

  /** Reads an org file that was dropped or picked, so that the org can be saved to it again; null for anything else. */
  async function orgFileAmong(files: readonly File[]): Promise<OpenedFiles | null> {
    const [file, ...others] = files
    const isOne = others.length === 0 && file?.name.toLowerCase().endsWith('.tripod.json') === true
    if (desktop === undefined || file === undefined || !isOne) return null
    return desktop.readDropped([file])
  }

  return {
    isDesktop: desktop !== undefined,
    requestCount: shallowReadonly(requestCount),
    refreshRequestCount,
    save,
    saveAndSay,
    onFilesOpened,
    onMenuCommand,
    orgFileAmong,
  }
})
