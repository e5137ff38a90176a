import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { comparedLists } from './compared-lists'
import { useHeatMap } from './heat-map'
import { useNarrowing } from './narrowing'
import { useOrg } from './org'
import { useScenario } from './scenario'

/** How what the scenario in force changes is told. */
export type ToldAs = 'sentences' | 'cells' | 'records'

/** The cells and records that differ between the scenario in force and what it is compared with. */
export const useDifferences = defineStore('differences', () => {
  const org = useOrg()
  const scenario = useScenario()
  const heatMap = useHeatMap()
  const narrowing = useNarrowing()
  const toldAs = ref<ToldAs>('sentences')
  const lists = comparedLists('in force')

  watch(
    [
      toldAs,
      () => narrowing.only,
      () => scenario.active,
      () => scenario.beside,
      () => org.revision,
      () => heatMap.options.rows,
      () => heatMap.options.openedObjects,
    ],
    () => {
      const { only } = narrowing
      const isUnfolded = toldAs.value === 'sentences' && only !== null
      if (org.state.kind !== 'open' || scenario.active.length === 0) lists.ask(null, nothing)
      else
        lists.ask(
          // A sentence is about the base, whatever the heat-map compares with.
          { sides: [only === null ? scenario.beside : [], scenario.active], show: null, only },
          {
            cells: isUnfolded || toldAs.value === 'cells',
            records: isUnfolded || toldAs.value === 'records',
          },
        )
    },
    { immediate: true },
  )

  return { toldAs, ...lists }
})

const nothing = { cells: false, records: false }
