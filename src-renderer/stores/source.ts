import { defineStore } from 'pinia'
import { computed, ref, shallowReadonly, shallowRef, watch } from 'vue'
import type { ObjectName } from '@shared/model/id'
import type {
  CheckedSource,
  EngineAnswer,
  EngineQuery,
  LeftOutTable,
  OpenedSource,
  SourceProblem,
  TextChange,
  TypedChanges,
} from '@shared/protocol/engine'
import { sourceStrings } from '../ui/strings-en-source'
import { engine, type EngineOutcome } from '../worker/engine-client'
import { useOrg } from './org'
import { useSession } from './session'
import { parseDraft } from './source-draft'

/** Questions about the text; each brings what was typed since the last answer. */
type Question =
  | 'followSource'
  | 'checkSource'
  | 'formatSource'
  | 'revertSource'
  | 'suggestNames'
  | 'hoverSource'
  | 'definitionsInSource'
  | 'referencesInSource'
  | 'renameInSource'
  | 'sourceSymbols'

/** The editor as the store needs it. */
export interface SourceText {
  readonly version: () => number
  readonly snapshot: () => {
    readonly text: string
    readonly version: number
    readonly settle: () => void
  }
  readonly apply: (changes: readonly TextChange[], version: number) => boolean
  readonly type: (changes: readonly TextChange[]) => void
}

export type SourceState = 'loading' | 'failed' | CheckedSource['state'] | 'applying'

/** What is typed is looked at this long after the last key, and becomes an edit of the org this long after it. */
const checkAfterMs = 300
const applyAfterMs = 900

const draftKey = 'source.draft'

/** The open org as text: what is typed becomes one edit of the org, and what changes elsewhere comes into the text. */
export const useSource = defineStore('source', () => {
  const org = useOrg()
  const session = useSession()
  const opened = shallowRef<OpenedSource | null>(null)
  const schema = shallowRef<object>({})
  let isSchemaKnown = false
  const state = ref<SourceState>('loading')
  const problems = shallowRef<readonly SourceProblem[]>([])
  const leftOut = shallowRef<readonly LeftOutTable[]>([])
  const conflictCount = ref(0)
  /** Why the org could not take the text, or why there is none. */
  const failure = ref<string | null>(null)
  const viewState = shallowRef<unknown>(null)

  let shown: readonly ObjectName[] = []
  let openedOrg: string | null = null
  let text: SourceText | null = null
  let typed: readonly TypedChanges[] = []
  let checked: CheckedSource | null = null
  let typedAt = 0
  let checkTimer: ReturnType<typeof setTimeout> | undefined
  let applyTimer: ReturnType<typeof setTimeout> | undefined
  let leaving: Promise<unknown> = Promise.resolve()
  let isApplying = false

  /** Writes the open org as text, with the draft that was left; the editor begins with it. */
  async function open(): Promise<void> {
    await leaving
    if (openedOrg !== org.id) {
      shown = []
      viewState.value = null
    }
    openedOrg = org.id
    state.value = 'loading'
    opened.value = null
    typed = []
    checked = null
    problems.value = []
    conflictCount.value = 0
    if (!isSchemaKnown) {
      const known = answerOf(await engine.call('sourceSchema', {}))
      if (known !== null) schema.value = known
      isSchemaKnown = known !== null
    }
    const draft = parseDraft(session.recall(draftKey))
    const outcome = await engine.call('openSource', { draft, shown })
    if (outcome.kind === 'superseded') return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    state.value = outcome.kind === 'failed' ? 'failed' : 'same'
    if (outcome.kind !== 'done') return
    opened.value = outcome.answer
    adopt(outcome.answer)
  }

  function adopt(answer: Pick<OpenedSource, 'leftOut' | 'conflictCount'>): void {
    leftOut.value = answer.leftOut
    if (answer.conflictCount > 0) conflictCount.value += answer.conflictCount
  }

  /** The editor stands with the opened text; the draft is typed into it. */
  function attach(editor: SourceText): void {
    text = editor
    if (opened.value !== null && opened.value.draft.length > 0) editor.type(opened.value.draft)
  }

  function noteTyped(version: TypedChanges): void {
    typed = [...typed, version]
    typedAt = performance.now()
    if (state.value === 'same') state.value = 'edit'
    clearTimeout(applyTimer)
    plan()
  }

  function plan(): void {
    clearTimeout(checkTimer)
    checkTimer = setTimeout(() => void check(), checkAfterMs)
  }

  async function ask<Name extends Question>(
    name: Name,
    query: Omit<EngineQuery<Name>, 'typed'>,
  ): Promise<EngineAnswer<Name> | null> {
    const sent = typed.at(-1)?.version ?? 0
    const full = { ...query, typed } as unknown as EngineQuery<Name> // the parts make the whole
    const answer = answerOf(await engine.call(name, full))
    if (answer !== null) typed = typed.filter(({ version }) => version > sent)
    return answer
  }

  async function check(): Promise<void> {
    if (text === null || isApplying) return
    const answer = await ask('checkSource', {})
    if (answer !== null) take(answer)
  }

  function take(answer: CheckedSource): void {
    if (text?.version() !== Math.max(answer.version, 1)) return
    checked = answer
    problems.value = answer.problems
    state.value = answer.state
    failure.value = null
    if (answer.draft === null) conflictCount.value = 0
    session.remember(draftKey, answer.draft)
    if (answer.state !== 'edit') return
    clearTimeout(applyTimer)
    const left = Math.max(0, applyAfterMs - (performance.now() - typedAt))
    applyTimer = setTimeout(() => void apply(), left)
  }

  /** Makes what is typed one edit of the org. */
  async function apply(): Promise<void> {
    if (text === null || checked?.state !== 'edit' || isApplying) return
    const snapshot = text.snapshot()
    if (snapshot.version !== Math.max(checked.version, 1)) return
    isApplying = true
    state.value = 'applying'
    const isDone = await edit(snapshot.text, checked.subject)
    isApplying = false
    if (isDone) snapshot.settle()
    await follow()
  }

  async function edit(document: string, subject: string): Promise<boolean> {
    const outcome = await org.edit(
      { kind: 'document', text: document },
      sourceStrings.edited(subject),
    )
    if (outcome.kind === 'done') {
      session.remember(draftKey, null)
      return true
    }
    failure.value = outcome.kind === 'failed' ? outcome.message : (outcome.reasons[0]?.reason ?? '')
    state.value = 'broken'
    return false
  }

  /** Brings the text up to date with the org; what is typed meanwhile is asked about again. */
  async function follow(): Promise<void> {
    if (isApplying) return
    for (let isCurrent = false; !isCurrent && text !== null;) {
      const answer = await ask('followSource', { shown })
      if (answer === null) return
      isCurrent = text.apply(answer.changes, Math.max(answer.version, 1))
      if (isCurrent) adopt(answer)
    }
    if (failure.value === null) plan()
  }

  watch(
    () => org.revision,
    () => {
      if (text !== null && openedOrg === org.id) void follow()
    },
  )

  /** Before the editor goes: what can become the org does, what cannot is kept. */
  function leave(): void {
    clearTimeout(checkTimer)
    clearTimeout(applyTimer)
    if (text === null) return
    const isSettled = typed.length === 0 && checked?.state !== 'edit'
    if (!isSettled) leaving = finish(text.snapshot().text)
    text = null
    opened.value = null
  }

  async function finish(document: string): Promise<void> {
    const answer = await ask('checkSource', {})
    // Another org may have been opened meanwhile; this one's draft was kept when it was last looked at.
    if (answer === null || org.id !== openedOrg) return
    session.remember(draftKey, answer.draft)
    if (answer.state === 'edit') await edit(document, answer.subject)
  }

  /** Writes these tables out, whatever their size. */
  async function show(objects: readonly ObjectName[]): Promise<void> {
    shown = [...shown, ...objects]
    await follow()
  }

  async function revert(): Promise<void> {
    const changes = await ask('revertSource', {})
    if (changes !== null) text?.type(changes)
  }

  return {
    opened: shallowReadonly(opened),
    schema: shallowReadonly(schema),
    state: shallowReadonly(state),
    problems: shallowReadonly(problems),
    leftOut: shallowReadonly(leftOut),
    conflictCount: shallowReadonly(conflictCount),
    failure: shallowReadonly(failure),
    firstProblem: computed(() => problems.value[0] ?? null),
    viewState,
    open,
    attach,
    noteTyped,
    ask,
    leave,
    show,
    revert,
  }
})

const answerOf = <Answer>(outcome: EngineOutcome<Answer>): Answer | null =>
  outcome.kind === 'done' ? outcome.answer : null
