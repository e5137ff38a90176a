import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import type { FileFailure } from '@shared/protocol/file-failure'
import type { Snapshot, SnapshotFolder, SnapshotRead } from '@shared/protocol/snapshot'
import { fileStrings } from '../ui/strings-en-files'
import { fileFailureSentence } from './file-failure'

/** How a backup ended; `none`: there is no desktop program that could write one. */
export type BackupEnd =
  | { readonly kind: 'written' | 'unchanged'; readonly snapshot: Snapshot }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'none' }

/** The backups on disk: where they go, what is there, and whether the last one could be written. */
export const useBackups = defineStore('backups', () => {
  const desktop = window.desktop
  const folder = shallowRef<SnapshotFolder | null>(null)
  const snapshots = shallowRef<readonly Snapshot[]>([])
  /** The last failure to write or list; null once that works again. */
  const failure = shallowRef<FileFailure | null>(null)

  /** Writes a backup (`bytes`: the org document) unless the newest one says the same. */
  async function write(orgId: string, orgName: string, bytes: Uint8Array): Promise<BackupEnd> {
    if (desktop === undefined) return { kind: 'none' }
    const end = await desktop.writeSnapshot({ orgId, orgName, bytes })
    if (end.kind === 'failed') {
      failure.value = end.failure
      return { kind: 'failed', message: fileFailureSentence(end.failure) }
    }
    failure.value = null
    if (end.kind === 'written') snapshots.value = [end.snapshot, ...snapshots.value]
    return end
  }

  /** Reads folder and list anew. */
  async function refresh(): Promise<void> {
    if (desktop === undefined) return
    folder.value = await desktop.snapshotFolder()
    const listed = await desktop.listSnapshots()
    failure.value = listed.kind === 'failed' ? listed.failure : null
    snapshots.value = listed.kind === 'listed' ? listed.snapshots : []
  }

  async function read(name: string): Promise<SnapshotRead> {
    const other = { reason: 'other', detail: fileStrings.backups.browser, path: name } as const
    return (await desktop?.readSnapshot(name)) ?? { kind: 'failed', failure: other }
  }

  async function chooseFolder(): Promise<void> {
    if ((await desktop?.chooseSnapshotFolder()) != null) await refresh()
  }

  async function resetFolder(): Promise<void> {
    await desktop?.resetSnapshotFolder()
    await refresh()
  }

  async function showFolder(): Promise<void> {
    failure.value = (await desktop?.showSnapshotFolder()) ?? null
  }

  return {
    isAvailable: desktop !== undefined,
    folder: shallowReadonly(folder),
    snapshots: shallowReadonly(snapshots),
    failure: computed(() => (failure.value === null ? null : fileFailureSentence(failure.value))),
    write,
    refresh,
    read,
    chooseFolder,
    resetFolder,
    showFolder,
  }
})
