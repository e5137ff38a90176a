import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef, watch } from 'vue'
import type { ChangeText, EditOutcome } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useHistory } from './history'
import { useOrg } from './org'
import { useToasts } from './toasts'

/** Most cells, and most changes, for which an edit is counted before it is made: nobody shall wait for it. */
const countedCells = 20_000
const countedChanges = 4

/** Cells of user × object and user × field that an edit changed. */
interface EditEffect {
  readonly gainedCount: number
  readonly lostCount: number
}

/** Edits of the base by hand: made whole or not at all, each one step of undo, and asked about before they are made. */
export const useModelEdit = defineStore('model-edit', () => {
  const org = useOrg()
  const toasts = useToasts()
  const history = useHistory()
  const effect = shallowRef<(EditEffect & { readonly label: string }) | null>(null)

  /** Why a change cannot be made, in a sentence; null where it can, or where something newer was asked in its lane. */
  async function refusalOf(change: ChangeText, lane = 'model'): Promise<string | null> {
    const outcome = await engine.call('checkChange', { text: change, changes: [] }, { lane })
    if (outcome.kind === 'superseded') return null
    if (outcome.kind === 'failed') return outcome.message
    return outcome.answer.kind === 'refused' ? outcome.answer.reason : null
  }

  /**
   * Counts what the changes do to the base while it still stands; null where that would take long.
   *
   * The engine answers in turn: asked before the edit, it counts before it.
   */
  async function effectOf(changes: readonly ChangeText[]): Promise<EditEffect | null> {
    const { userCount, objectCount } = org.summary?.counts ?? { userCount: 0, objectCount: 0 }
    if (userCount * objectCount > countedCells || changes.length > countedChanges) return null
    const outcome = await engine.call('whatIf', { changes }, { lane: 'model' })
    if (outcome.kind !== 'done' || outcome.answer.refused.length > 0) return null
    const { gainedCellCount, lostCellCount, gainedFieldCount, lostFieldCount } = outcome.answer
    return {
      gainedCount: gainedCellCount + gainedFieldCount,
      lostCount: lostCellCount + lostFieldCount,
    }
  }

  /** Edits the base; `effect` is then what the edit did. */
  async function edit(changes: readonly ChangeText[], label: string): Promise<EditOutcome> {
    const counting = effectOf(changes)
    const outcome = await org.edit({ kind: 'changes', changes }, label)
    if (outcome.kind === 'done') {
      const counted = await counting
      effect.value = counted === null ? null : { ...counted, label }
    }
    return outcome
  }

  /** Makes the changes without a word: null when it is done, else why not. */
  async function attempt(changes: readonly ChangeText[], label: string): Promise<string | null> {
    const outcome = await edit(changes, label)
    switch (outcome.kind) {
      case 'done':
        return null
      case 'refused':
        return outcome.reasons.map(({ reason }) => reason).join('; ')
      case 'failed':
        return outcome.message
    }
  }

  /** Makes the changes, and speaks only where they are refused. */
  async function makeQuietly(changes: readonly ChangeText[], label: string): Promise<boolean> {
    const refusal = await attempt(changes, label)
    if (refusal !== null) toasts.show({ text: refusal })
    return refusal === null
  }

  /** Makes the changes and says so, with the way back; says why where they are refused. */
  async function make(changes: readonly ChangeText[], label: string): Promise<boolean> {
    const isDone = await makeQuietly(changes, label)
    if (isDone) await history.sayDone(label)
    return isDone
  }

  // What was undone, or edited elsewhere, did something else.
  history.onMoved(() => void (effect.value = null))
  watch(
    () => [org.id, org.revision],
    () => (effect.value = null),
    { flush: 'sync' },
  )

  return {
    /** What the last edit did to the cells of the heat-map; null where it was not counted. */
    effect: shallowReadonly(effect),
    attempt,
    makeQuietly,
    make,
    refusalOf,
  }
})
