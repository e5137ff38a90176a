import { defineStore } from 'pinia'
import { computed, shallowReadonly, ref, shallowRef, watch } from 'vue'
import type { Design } from '@shared/model/design'
import type { Diagnostic } from '@shared/model/diagnostic'
import type {
  ChangeText,
  EditOutcome,
  ImportCount,
  OrgContent,
  OrgEdit,
  OrgSummary,
  Progress,
} from '@shared/protocol/engine'
import type { OrgRow } from '../storage/org-rows'
import { readDiagnostics, readOrg, readOrgContent } from '../storage/orgs'
import { strings } from '../ui/strings-en'
import { historyStrings } from '../ui/strings-en-history'
import { engine } from '../worker/engine-client'
import { useDesign } from './design'
import { useHistory } from './history'
import { useScenario } from './scenario'
import { useSelection } from './selection'
import { useSession } from './session'
import { useStorage } from './storage'
import { useToasts } from './toasts'

export type OrgState =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly name: string }
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }

type WrittenEdit =
  | Exclude<EditOutcome, { kind: 'done' }>
  | { readonly kind: 'done'; readonly design: Design }
  | { readonly kind: 'partsMissing' }

const sessionKey = 'isSessionActive'

/** The org that is open in the engine: opening, leaving it, and making changes part of it. */
export const useOrg = defineStore('org', () => {
  const storage = useStorage()
  const history = useHistory()
  const designs = useDesign()
  const scenario = useScenario()
  const session = useSession()
  const selection = useSelection()
  const toasts = useToasts()
  const row = shallowRef<OrgRow | null>(null)
  const summary = shallowRef<OrgSummary | null>(null)
  const diagnostics = shallowRef<readonly Diagnostic[]>([])
  const report = shallowRef<readonly ImportCount[]>([])
  const state = shallowRef<OrgState>({ kind: 'none' })
  const revision = ref(0)
  const isSessionActive = ref(false)
  const progress = shallowRef<Progress | null>(null)
  let opening = new AbortController()

  history.onMoved(async (steps) => {
    const id = row.value?.id
    if (id === undefined || steps?.every((step) => step.orgId !== id) === true) return
    const before = row.value?.contentId
    await refreshRow()
    if (row.value === null) await close()
    else if (row.value.contentId !== before) await reload(id)
  })

  watch(
    () => session.restored,
    () => {
      selection.restore()
      isSessionActive.value = session.recall(sessionKey) === true
    },
    { flush: 'sync' },
  )

  /** Opens an org as it was left; false when it is gone or its content cannot be read. */
  async function open(id: string): Promise<boolean> {
    const found = await storage.read((database) => readOrg(database, id))
    if (found === null) {
      await close()
      return false
    }
    state.value = { kind: 'opening', name: found.name }
    summary.value = null
    row.value = found
    const [noted] = await Promise.all([
      storage.read((database) => readDiagnostics(database, id)),
      // What the session tells of is looked for in the design.
      session.load(id, designs.load(id)),
      history.enter(id),
    ])
    diagnostics.value = noted.diagnostics
    report.value = noted.report
    return reload(id)
  }

  async function reload(id: string): Promise<boolean> {
    const found = await storage.read((database) => readOrg(database, id))
    if (found === null) return false
    row.value = found
    // The engine may hold it: after an edit, and for undo.
    return (await hand(found, null)) ?? handStored(found)
  }

  async function handStored(found: OrgRow): Promise<boolean> {
    const content = await storage.read((database) => readOrgContent(database, found))
    if (content === null) return fail(found.name, strings.org.contentMissing)
    return (await hand(found, content)) ?? false
  }

  /** Null: the engine needs the content. */
  async function hand(
    { name, contentId }: OrgRow,
    content: OrgContent | null,
  ): Promise<boolean | null> {
    opening = new AbortController()
    progress.value = null
    const outcome = await engine.call(
      'openOrg',
      { contentId, content, isSessionActive: isSessionActive.value },
      { signal: opening.signal, onProgress: (told) => (progress.value = told) },
    )
    if (outcome.kind === 'superseded') return false
    if (outcome.kind === 'failed') return fail(name, outcome.message)
    if (outcome.answer.kind === 'absent') return null
    summary.value = outcome.answer.summary
    state.value = { kind: 'open' }
    revision.value++
    return true
  }

  function fail(name: string, message: string): false {
    state.value = { kind: 'failed', name, message }
    return false
  }

  /** Whether answers count with session-based permission sets activated; remembered with the org. Rule PRM-06. */
  async function activateSessionSets(isActive: boolean): Promise<void> {
    const id = row.value?.id
    if (id === undefined || isActive === isSessionActive.value) return
    isSessionActive.value = isActive
    session.remember(sessionKey, isActive)
    await reload(id)
  }

  async function refreshRow(): Promise<void> {
    const id = row.value?.id
    if (id !== undefined) row.value = await storage.read((database) => readOrg(database, id))
  }

  async function close(): Promise<void> {
    row.value = null
    summary.value = null
    diagnostics.value = []
    state.value = { kind: 'none' }
    await Promise.all([session.load(null, designs.load(null)), history.enter('library')])
  }

  /**
   * Edits the base, all of the edit or nothing; on disk before it is acknowledged, and one step of undo called `label`.
   *
   * Edits are made one after the other, each on top of the one before. Nothing is shown: the caller has the outcome.
   */
  function edit(edit: OrgEdit, label: string): Promise<EditOutcome> {
    return history.inTurn(() => makeEdit(edit, null, label))
  }

  /** Makes the changes in force part of the base; those that are off stay in their scenarios. Undoable. */
  async function applyToBase(): Promise<boolean> {
    const edit = { kind: 'changes', changes: scenario.active } as const
    const left = scenario.withoutActive()
    return told(await history.inTurn(() => makeEdit(edit, left, strings.history.applyToBase)))
  }

  /** Makes changes of the base and says so, with the way back; what stands in the list of changes stays there. */
  async function changeBase(changes: readonly ChangeText[], label: string): Promise<boolean> {
    const isDone = told(await edit({ kind: 'changes', changes }, label))
    if (isDone) await history.sayDone(label)
    return isDone
  }

  function told(outcome: EditOutcome): boolean {
    if (outcome.kind === 'refused')
      for (const { reason } of outcome.reasons) toasts.show({ text: reason })
    if (outcome.kind === 'failed') toasts.show({ text: outcome.message })
    return outcome.kind === 'done'
  }

  async function makeEdit(edit: OrgEdit, left: Design | null, label: string): Promise<EditOutcome> {
    const opened = row.value
    if (opened === null) return { kind: 'failed', message: strings.org.none }
    if (edit.kind === 'changes' && edit.changes.length === 0) return { kind: 'done' }
    const written = await writtenEdit(opened, edit, left, label, false)
    // Another window may have cleared away what the engine takes to be stored.
    const outcome =
      written.kind === 'partsMissing' ? await writtenEdit(opened, edit, left, label, true) : written
    if (outcome.kind === 'partsMissing')
      return { kind: 'failed', message: historyStrings.writeFailure(outcome) }
    if (outcome.kind === 'done') {
      designs.adopt(outcome.design)
      await reload(opened.id)
    }
    return outcome
  }

  /**
   * Has the engine make the edit, and stores what comes of it; nothing is shown yet. The design is `left`, with
   * null what it is, or what a document says of it.
   */
  async function writtenEdit(
    { id, contentId, counts }: OrgRow,
    edit: OrgEdit,
    left: Design | null,
    label: string,
    isWhole: boolean,
  ): Promise<WrittenEdit> {
    const to = crypto.randomUUID()
    const designBefore = designs.stored()
    const asked = { designBefore, design: left ?? designBefore }
    const query = { edit, ...asked, from: contentId, to, isWhole }
    const made = await engine.call('editOrg', query)
    if (made.kind === 'failed') return { kind: 'failed', message: made.message }
    if (made.kind === 'superseded') return { kind: 'failed', message: strings.org.editCancelled }
    if (made.answer.kind === 'refused') return made.answer
    const { design } = made.answer
    const after = { contentId: to, counts: made.answer.counts, design }
    const before = { contentId, counts, design: designBefore }
    const end = await history.commit({
      scope: id,
      label,
      step: { kind: 'replaceContent', orgId: id, before, after },
      content: { id: to, content: made.answer.content },
    })
    if (end.kind === 'done') return { kind: 'done', design }
    return end.reason.kind === 'partsMissing'
      ? { kind: 'partsMissing' }
      : { kind: 'failed', message: end.message }
  }

  return {
    /** Its line in the library. */
    row: shallowReadonly(row),
    id: computed(() => row.value?.id ?? null),
    name: computed(() => row.value?.name ?? ''),
    summary: shallowReadonly(summary),
    diagnostics: shallowReadonly(diagnostics),
    report: shallowReadonly(report),
    state: shallowReadonly(state),
    revision: shallowReadonly(revision),
    open,
    close,
    /** Stops the engine's work on an org that is being opened; the org itself stays as it is. */
    cancelOpening: () => opening.abort(),
    /** How far the engine is with what is being opened. */
    progress: shallowReadonly(progress),
    isSessionActive: shallowReadonly(isSessionActive),
    activateSessionSets,
    refreshRow,
    edit,
    applyToBase,
    changeBase,
  }
})
