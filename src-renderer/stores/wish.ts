import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { AccessLevelName } from '@shared/model/level'
import type { WishAsked, WishProposal } from '@shared/protocol/engine'
import { wishStrings } from '../ui/strings-en-wish'
import { longCall } from './long-call'
import { useOrg } from './org'
import { useScenario } from './scenario'
import { useSelection } from './selection'

/** How a wish is made: of the selected user, record and field, or in a sentence about any people. */
export type WishKind = 'cell' | 'sentence'

/** A wish, and the sets of changes by which it comes true. */
export const useWish = defineStore('wish', () => {
  const org = useOrg()
  const scenario = useScenario()
  const selection = useSelection()
  const kind = ref<WishKind>('cell')
  const sentence = ref('')
  const bound = ref<'atLeast' | 'atMost'>('atLeast')
  const level = ref<AccessLevelName>('Edit')
  const { answer, progress, failure, isComputing, run, stop, clear } = longCall('wishes')

  async function search(): Promise<void> {
    const about = asked()
    if (about === null) return
    clear()
    await run({ about, changes: scenario.active })
  }

  function asked(): WishAsked['about'] | null {
    const { user, object, record, field } = selection
    if (kind.value === 'sentence')
      return sentence.value.trim() === '' ? null : { kind: 'sentence', sentence: sentence.value }
    if (user === null || object === null) return null
    const wanted = { bound: bound.value, level: level.value }
    return { kind: 'cell', user, object, record, field, ...wanted }
  }

  watch(
    [
      () => [selection.user, selection.object, selection.record, selection.field],
      kind,
      sentence,
      bound,
      level,
      () => scenario.active,
      () => org.revision,
    ],
    clear,
  )

  return {
    kind,
    sentence,
    bound,
    level,
    answer,
    progress,
    failure,
    isComputing,
    hasCell: computed(() => selection.user !== null && selection.object !== null),
    search,
    stop,
    /** Takes a whole set into the scenario, as one step of undo. */
    take: ({ changes }: WishProposal) => scenario.addAll(changes, wishStrings.taken),
  }
})
