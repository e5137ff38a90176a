import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import type { DocumentPreview, OrgContent } from '@shared/protocol/engine'
import type { Snapshot } from '@shared/protocol/snapshot'
import { readOrg, readOrgContent } from '../storage/orgs'
import { formatMoment } from '../ui/format-moment'
import { fileStrings } from '../ui/strings-en-files'
import { engine } from '../worker/engine-client'
import { useBackups } from './backups'
import { fileFailureSentence } from './file-failure'
import { useIntake } from './intake'
import { useLibrary, type LibraryRow } from './library'
import { useStorage } from './storage'
import { useToasts } from './toasts'

export type PreviewState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly preview: DocumentPreview }

/** Differing settings that a preview shows. */
const shownDifferences = 100

/** One backup that is looked at, what it would change, and restoring it. */
export const useRestore = defineStore('restore', () => {
  const backups = useBackups()
  const intake = useIntake()
  const library = useLibrary()
  const storage = useStorage()
  const toasts = useToasts()
  const words = fileStrings.restore
  const chosen = shallowRef<Snapshot | null>(null)
  const state = shallowRef<PreviewState>({ kind: 'reading' })

  /** The org of the library that the backup is of; null when it was deleted. */
  const target = computed(() => {
    const key = chosen.value?.orgKey
    return key === undefined ? null : (library.orgs?.find(({ id }) => id.startsWith(key)) ?? null)
  })

  /** Shows what is in a backup and what differs from its org as it is now. */
  async function look(snapshot: Snapshot): Promise<void> {
    chosen.value = snapshot
    state.value = { kind: 'reading' }
    const read = await backups.read(snapshot.name)
    if (read.kind === 'failed') {
      show(snapshot, failed(fileFailureSentence(read.failure)))
      return
    }
    const content = await contentOfTarget()
    const query = { document: read.bytes, content, limit: shownDifferences }
    const outcome = await engine.call('previewDocument', query)
    if (outcome.kind === 'failed') show(snapshot, failed(words.damaged(outcome.message)))
    if (outcome.kind === 'done') show(snapshot, { kind: 'ready', preview: outcome.answer })
  }

  async function contentOfTarget(): Promise<OrgContent | null> {
    const id = target.value?.id
    return id === undefined
      ? null
      : storage.read(async (database) => {
          const row = await readOrg(database, id)
          return row === null ? null : readOrgContent(database, row)
        })
  }

  const failed = (message: string): PreviewState => ({ kind: 'failed', message })

  function show(of: Snapshot, found: PreviewState): void {
    if (chosen.value === of) state.value = found
  }

  /** Adds the backup to the library as an org of its own, and opens it. */
  async function restoreAsNew(): Promise<void> {
    const bytes = await bytesOfChosen()
    const name = chosen.value?.orgName ?? ''
    if (bytes === null) return
    const content = new Blob([new Uint8Array(bytes)])
    await intake.take(name, [{ path: `${name}.tripod.json`, content }])
  }

  /** Puts the backup in the place of its org, as one edit that undo takes back. */
  async function restoreOver(row: LibraryRow): Promise<void> {
    const [bytes, snapshot] = [await bytesOfChosen(), chosen.value]
    if (bytes === null || snapshot === null) return
    const label = words.label(formatMoment(snapshot.takenAt))
    await intake.openOrg(row.id)
    const text = new TextDecoder().decode(bytes)
    if (await intake.replaceOpen(text, label)) chosen.value = null
  }

  async function bytesOfChosen(): Promise<Uint8Array | null> {
    const name = chosen.value?.name
    if (name === undefined) return null
    const read = await backups.read(name)
    if (read.kind === 'read') return read.bytes
    toasts.show({ text: words.failed(fileFailureSentence(read.failure)) })
    return null
  }

  return {
    chosen: shallowReadonly(chosen),
    state: shallowReadonly(state),
    target,
    look,
    close: () => void (chosen.value = null),
    restoreAsNew,
    restoreOver,
  }
})
