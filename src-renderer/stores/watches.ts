import { defineStore } from 'pinia'
import { computed, readonly, shallowRef, watch } from 'vue'
import type { Watch } from '@shared/model/design'
import type { WatchedLevel } from '@shared/protocol/requirements'
import { requirementStrings } from '../ui/strings-en-requirements'
import { engine } from '../worker/engine-client'
import { useDesign } from './design'
import { useOrg } from './org'
import { useScenario } from './scenario'
import { useSelection } from './selection'

/** Answers that are kept in sight while anything is edited or flipped. */
export const useWatches = defineStore('watches', () => {
  const org = useOrg()
  const designs = useDesign()
  const scenario = useScenario()
  const selection = useSelection()
  const levels = shallowRef<readonly WatchedLevel[]>([])
  const watches = computed(() => designs.design.watches)

  async function look(): Promise<void> {
    if (org.state.kind !== 'open' || watches.value.length === 0) {
      levels.value = []
      return
    }
    const query = { watches: watches.value, changes: scenario.active }
    const outcome = await engine.call('watchLevels', query)
    if (outcome.kind === 'done') levels.value = outcome.answer
  }

  /** What the why panel explains, as a watch; null while it explains nothing. */
  const candidate = computed((): Watch | null => {
    const { user, object, record, field } = selection
    return user === null || object === null || record === null
      ? null
      : { user, object, record, field }
  })
  const isSame = (a: Watch, b: Watch) =>
    a.user === b.user && a.object === b.object && a.record === b.record && a.field === b.field
  const isPinned = computed(() => {
    const wanted = candidate.value
    return wanted !== null && watches.value.some((one) => isSame(one, wanted))
  })

  const replace = (after: readonly Watch[], label: string) =>
    designs.replace({ ...designs.design, watches: after }, label)

  async function pin(): Promise<void> {
    if (candidate.value === null || isPinned.value) return
    await replace([...watches.value, candidate.value], requirementStrings.labels.pin)
  }

  async function unpin(at: number): Promise<void> {
    const after = watches.value.filter((_, index) => index !== at)
    await replace(after, requirementStrings.labels.unpin)
  }

  watch(
    [watches, () => scenario.active, () => org.revision, () => org.state.kind],
    () => void look(),
    { immediate: true },
  )

  return { levels: readonly(levels), candidate, isPinned, pin, unpin }
})
