import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { SearchHit } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'
import { useSelection } from './selection'
import { useWorkbench } from './workbench'

/** Names shown at once; more typing finds the others. */
const shownCount = 50

/** Finding anything of the open org by its name, and going there. */
export const useNames = defineStore('names', () => {
  const org = useOrg()
  const selection = useSelection()
  const workbench = useWorkbench()
  const hits = shallowRef<readonly SearchHit[]>([])

  async function find(text: string): Promise<void> {
    if (org.state.kind !== 'open' || text.trim() === '') {
      hits.value = []
      return
    }
    const outcome = await engine.call('search', { text, limit: shownCount })
    if (outcome.kind === 'done') hits.value = outcome.answer
    if (outcome.kind === 'failed') hits.value = []
  }

  /** Shows it in the heat-map: a user's row, an object's or field's column, a rule's object. */
  function goTo(hit: SearchHit): void {
    workbench.show('heat-map')
    workbench.showWhy()
    selection.lookAt(hit)
  }

  return { hits: shallowReadonly(hits), find, goTo }
})
