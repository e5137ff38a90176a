import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { ImportedOrg, InputFile, Progress, SampleEntry } from '@shared/protocol/engine'
import type { OrgRow } from '../storage/org-rows'
import { addOrg, duplicateOrg, listOrgs } from '../storage/orgs'
import { purge as purgeDatabase } from '../storage/purge'
import { sizeOf } from '../ui/picked-files'
import { strings } from '../ui/strings-en'
import { engine, type EngineOutcome } from '../worker/engine-client'
import { useHistory } from './history'
import { useOtherWindows } from './other-windows'
import { useStorage } from './storage'
import { useToasts } from './toasts'

/** An org as the library shows it. */
export type LibraryRow = OrgRow

export interface RunningImport {
  readonly name: string
  readonly progress: Progress | null
}

/** How an import ended: the org that it made, or why there is none. */
export type ImportEnd =
  | { readonly kind: 'added'; readonly orgId: string; readonly imported: ImportedOrg }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }

/** The orgs on this computer: what is shown of each, and making, renaming, copying and deleting them. */
export const useLibrary = defineStore('library', () => {
  const storage = useStorage()
  const history = useHistory()
  const others = useOtherWindows()
  const toasts = useToasts()
  const orgs = shallowRef<readonly OrgRow[] | null>(null)
  const samples = shallowRef<readonly SampleEntry[]>([])
  const running = shallowRef<RunningImport | null>(null)
  let cancelling = new AbortController()

  history.onMoved(refresh)

  /** Removes for good what was deleted long ago and what nothing names any more; nothing that is shown depends on it. */
  async function purge(): Promise<void> {
    await storage.write((database) => purgeDatabase(database, Date.now()))
  }

  async function refresh(): Promise<void> {
    orgs.value = await storage.read(listOrgs)
  }

  async function loadSamples(): Promise<void> {
    const outcome = await engine.call('listSamples', {})
    if (outcome.kind === 'done') samples.value = outcome.answer
  }

  const importFiles = (name: string, files: readonly InputFile[]) =>
    make(name, async (options) => {
      // The disk is asked here, a few files at a time, and not by the message that carries all of them.
      await sizeOf(
        files.map(({ content }) => content),
        options.signal,
      )
      return engine.call('importFiles', { name, files }, options)
    })

  const makeSample = ({ kind, id, name }: SampleEntry) =>
    make(name, (options) => engine.call('makeSample', { kind, id }, options))

  /** An org with nothing in it, to be built by hand. */
  const makeNew = (name: string) =>
    make(name, (options) => engine.call('newOrg', { name }, options))

  async function make(
    name: string,
    work: (options: {
      signal: AbortSignal
      onProgress: (progress: Progress) => void
    }) => Promise<EngineOutcome<ImportedOrg>>,
  ): Promise<ImportEnd> {
    cancelling.abort()
    const mine = new AbortController()
    cancelling = mine
    running.value = { name, progress: null }
    const onProgress = (progress: Progress) => (running.value = { name, progress })
    const outcome = await work({ signal: mine.signal, onProgress })
    if (cancelling === mine) running.value = null
    if (outcome.kind === 'superseded') return { kind: 'cancelled' }
    if (outcome.kind === 'failed') return { kind: 'failed', message: outcome.message }
    return addImported(outcome.answer)
  }

  /** Stores an import whole or not at all, under a name that no other org has. */
  async function addImported(given: ImportedOrg): Promise<ImportEnd> {
    const imported = { ...given, name: freeName(given.name) }
    const ids = { orgId: crypto.randomUUID(), contentId: crypto.randomUUID() }
    const label = strings.history.addOrg(imported.name)
    const end = await storage.attempt((database) =>
      addOrg(database, imported, ids, label, Date.now()),
    )
    await settle()
    return end.kind === 'done'
      ? { kind: 'added', orgId: ids.orgId, imported }
      : { kind: 'failed', message: strings.library.notSaved(end.message) }
  }

  async function rename({ id, name }: OrgRow, newName: string): Promise<void> {
    const after = newName.trim()
    if (after === '' || after === name) return
    const step = { kind: 'renameOrg', orgId: id, before: name, after } as const
    await history.note({ scope: 'library', label: strings.history.renameOrg(name, after), step })
    await refresh()
  }

  async function duplicate(original: OrgRow): Promise<void> {
    const name = freeName(original.name)
    const copy = { orgId: crypto.randomUUID(), name, label: strings.history.addOrg(name) }
    const end = await storage.attempt((database) =>
      duplicateOrg(database, original, copy, Date.now()),
    )
    if (end.kind === 'failed') toasts.show({ text: strings.library.notSaved(end.message) })
    await settle()
  }

  async function settle(): Promise<void> {
    others.tell('library')
    await Promise.all([refresh(), history.refresh()])
  }

  /** False, with the reason said, when it cannot be stored. */
  async function remove({ id, name }: OrgRow): Promise<boolean> {
    const step = { kind: 'deleteOrg', orgId: id } as const
    const label = strings.history.deleteOrg(name)
    const isDone = await history.note({ scope: 'library', label, step })
    await refresh()
    return isDone
  }

  /** The name itself, or with the first number that makes it the only one. */
  function freeName(wanted: string): string {
    const taken = new Set((orgs.value ?? []).map(({ name }) => name))
    if (!taken.has(wanted)) return wanted
    const stem = wanted.replace(/ \d+$/, '')
    let number = 2
    while (taken.has(`${stem} ${number}`)) number++
    return `${stem} ${number}`
  }

  return {
    /** Null until the library is read. */
    orgs: shallowReadonly(orgs),
    samples: shallowReadonly(samples),
    running: shallowReadonly(running),
    purge,
    refresh,
    loadSamples,
    importFiles,
    makeSample,
    makeNew,
    addImported,
    cancelImport: () => cancelling.abort(),
    rename,
    duplicate,
    remove,
  }
})
