import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { SearchHit } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useModel } from './model'
import { useOrg } from './org'
import { useSelection } from './selection'
import { useWorkbench } from './workbench'

/** Names shown at once; more typing finds the others. */
const shownCount = 50

/** Finding anything of the open org by its name, and going there. */
export const useNames = defineStore('names', () => {
  const org = useOrg()
  const model = useModel()
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
  function showInHeatMap(hit: SearchHit): void {
    workbench.show('heat-map')
    workbench.showWhy()
    selection.lookAt(hit)
  }

  /** Opens its form in the Model view; false where the base has no such thing, as with a persona. */
  async function showInModel(hit: Pick<SearchHit, 'kind' | 'id'>): Promise<boolean> {
    const outcome = await engine.call('itemOfId', { kind: hit.kind, id: hit.id })
    const item = outcome.kind === 'done' ? outcome.answer : null
    if (item === null) return false
    workbench.show('model')
    model.goTo({ page: item.kind, item: item.name })
    return true
  }

  /** Shows it where one is: its form in the Model view, else its row or column of the heat-map. */
  async function goTo(hit: SearchHit): Promise<void> {
    const isShown = workbench.view === 'model' && (await showInModel(hit))
    if (!isShown) showInHeatMap(hit)
  }

  return { hits: shallowReadonly(hits), find, goTo, showInHeatMap, showInModel }
})
