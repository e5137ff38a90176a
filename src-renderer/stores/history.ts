import { defineStore } from 'pinia'
import { computed, shallowReadonly, ref } from 'vue'
import type { TripodDatabase } from '../storage/database'
import {
  commitStep,
  goToPosition,
  headOf,
  journalEnds,
  redoStep,
  undoStep,
  type Edit,
} from '../storage/journal'
import type { HeadRow, Step } from '../storage/journal-rows'
import { strings } from '../ui/strings-en'
import { historyStrings } from '../ui/strings-en-history'
import { useOtherWindows } from './other-windows'
import { useStorage, type WriteEnd } from './storage'
import { useToasts } from './toasts'

/** Null: anything may be otherwise. */
type MoveListener = (steps: readonly Step[] | null) => void | Promise<void>

/** A state of a scope: as it was after the edit that gave it this revision. */
interface Place {
  readonly scope: string
  readonly revision: number
}

type Move<Value> = (database: TripodDatabase, basedOn: number | null) => Promise<Value>

/** How undo and redo end. */
export type Moved =
  | { readonly kind: 'moved'; readonly label: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'failed'; readonly message: string }

/** Undo and redo: every edit is a line in a journal on disk, of the library or of the open org. */
export const useHistory = defineStore('history', () => {
  const storage = useStorage()
  const toasts = useToasts()
  const others = useOtherWindows()
  const scope = ref('library')
  const undoLabel = ref<string | null>(null)
  const redoLabel = ref<string | null>(null)
  /** Null until the journal is read. */
  const revision = ref<number | null>(null)
  const listeners: MoveListener[] = []
  /** The note that offers to take back the last edit, by scope: the next edit there makes the offer void. */
  const offers = new Map<string, number>()
  let lastTurn: Promise<unknown> = Promise.resolve()

  others.onTold((told) => void inTurn(() => catchUp(told)))

  async function refresh(): Promise<void> {
    const asked = scope.value
    const ends = await storage.read((database) => journalEnds(database, asked))
    if (asked !== scope.value) return
    undoLabel.value = ends.undo?.label ?? null
    redoLabel.value = ends.redo?.label ?? null
    revision.value = ends.head.revision
  }

  /** Chooses whose edits undo and redo are about: an org's id, or `library`. */
  async function enter(newScope: string): Promise<void> {
    scope.value = newScope
    await refresh()
  }

  /** Edits, undo and redo are made one after the other, each on top of the one before. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = lastTurn.then(work)
    const ended = () => {}
    lastTurn = done.then(ended, ended)
    return done
  }

  /** Makes an edit durable with all that it needs, or leaves everything as it was. */
  async function commit(edit: Edit): Promise<WriteEnd<HeadRow>> {
    const basedOn = edit.scope === scope.value && edit.scope !== 'library' ? revision.value : null
    const end = await storage.attempt((database) =>
      commitStep(database, { ...edit, basedOn }, Date.now()),
    )
    await settle(edit.scope, end)
    return end
  }

  /** As `commit`, saying why when it fails; true when it is on disk. */
  async function note(edit: Edit): Promise<boolean> {
    const end = await commit(edit)
    if (end.kind === 'failed') toasts.show({ text: end.message })
    return end.kind === 'done'
  }

  function withdrawOffer(of: string): void {
    const offered = offers.get(of)
    if (offered !== undefined) toasts.dismiss(offered)
    offers.delete(of)
  }

  async function settle(of: string, end: WriteEnd<unknown>): Promise<void> {
    if (end.kind === 'done') {
      withdrawOffer(of)
      others.tell(of)
    }
    if (end.kind === 'failed' && end.reason.kind === 'stale') await tellListeners(null)
    await refresh()
  }

  async function tellListeners(steps: readonly Step[] | null): Promise<void> {
    for (const listener of listeners) await listener(steps)
  }

  /** What another window did in this scope is shown here as well. */
  async function catchUp(told: string): Promise<void> {
    if (told !== scope.value && told !== 'library') return
    const head = await storage.read((database) => headOf(database, told))
    if (told === scope.value && head.revision === revision.value) return
    withdrawOffer(told)
    await tellListeners(null)
    await refresh()
  }

  /** Goes along the journal and brings what is shown up to date. */
  function move<Value>(
    work: Move<Value>,
    stepsOf: (value: Value) => readonly Step[],
    from: Place | null = null,
  ) {
    return inTurn(async (): Promise<WriteEnd<Value>> => {
      const of = from?.scope ?? scope.value
      const basedOn = from?.revision ?? revision.value
      const end = await storage.attempt((database) => work(database, basedOn))
      if (end.kind === 'done') await tellListeners(stepsOf(end.value))
      await settle(of, end)
      return end
    })
  }

  async function step(moveOne: typeof undoStep): Promise<Moved> {
    const end = await move(
      (database, basedOn) => moveOne(database, scope.value, Date.now(), basedOn),
      (row) => (row === null ? [] : [row.step]),
    )
    if (end.kind === 'failed') return end
    return end.value === null ? { kind: 'nothing' } : { kind: 'moved', label: end.value.label }
  }

  /**
   * Says what was just done, with a way back for some seconds or until the next edit. Should that come from elsewhere
   * unnoticed, it takes back nothing and says so. `then` follows when it was taken back.
   */
  async function sayDone(text: string, of = scope.value, then?: () => unknown): Promise<void> {
    const { revision: made } = await storage.read((database) => headOf(database, of))
    const run = async () => {
      const end = await move(
        (database, basedOn) => undoStep(database, of, Date.now(), basedOn),
        (row) => (row === null ? [] : [row.step]),
        { scope: of, revision: made },
      )
      if (end.kind === 'done') await then?.()
      else if (end.reason.kind === 'stale') toasts.show({ text: historyStrings.words.editedSince })
      else toasts.show({ text: end.message })
    }
    offers.set(of, toasts.show({ text, action: { label: strings.undo, run } }))
  }

  return {
    scope: shallowReadonly(scope),
    undoLabel: shallowReadonly(undoLabel),
    redoLabel: shallowReadonly(redoLabel),
    /** Grows with every edit of the scope. */
    revision: shallowReadonly(revision),
    canUndo: computed(() => undoLabel.value !== null),
    canRedo: computed(() => redoLabel.value !== null),
    enter,
    refresh,
    inTurn,
    commit,
    note,
    sayDone,
    undo: () => step(undoStep),
    redo: () => step(redoStep),
    /** To where the scope stood after this edit. */
    goTo: (position: number) =>
      move(
        (database, basedOn) => goToPosition(database, scope.value, position, Date.now(), basedOn),
        (steps) => steps,
      ),
    move,
    /** Stores bring what they hold in memory up to date when steps were undone or done again. */
    onMoved: (listener: MoveListener) => void listeners.push(listener),
  }
})
