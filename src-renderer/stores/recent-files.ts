import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { RecentFile } from '@shared/protocol/org-file'
import { fileStrings } from '../ui/strings-en-files'
import { fileFailureSentence } from './file-failure'
import { useIntake } from './intake'
import { useToasts } from './toasts'

/** The org files that were opened or saved last. */
export const useRecentFiles = defineStore('recent-files', () => {
  const desktop = window.desktop
  const intake = useIntake()
  const toasts = useToasts()
  const files = shallowRef<readonly RecentFile[]>([])

  async function refresh(): Promise<void> {
    if (desktop !== undefined) files.value = await desktop.recentFiles()
  }

  async function open({ id }: RecentFile): Promise<void> {
    const opened = await desktop?.openRecentFile(id)
    if (opened?.kind === 'opened') await intake.takeOpened(opened.files)
    if (opened?.kind === 'failed')
      toasts.show({ text: fileStrings.recent.failed(fileFailureSentence(opened.failure)) })
    await refresh()
  }

  /** Takes a file out of the list; the file itself stays. */
  async function forget({ id }: RecentFile): Promise<void> {
    await desktop?.forgetRecentFile(id)
    await refresh()
  }

  return { files: shallowReadonly(files), refresh, open, forget }
})
