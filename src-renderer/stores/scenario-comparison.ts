import { defineStore } from 'pinia'
import { computed, ref, shallowReadonly, shallowRef } from 'vue'
import type { ComparedCell, Difference } from '@shared/protocol/engine'
import { comparedLists, type ListedRecord } from './compared-lists'
import { useDesign } from './design'
import { useHeatMap } from './heat-map'
import { changesWith, useScenario } from './scenario'

/** The base and scenarios beside each other: the first that is chosen is what the others are compared with. */
export const useScenarioComparison = defineStore('scenario-comparison', () => {
  const designs = useDesign()
  const scenario = useScenario()
  const heatMap = useHeatMap()
  /** Names of scenarios in the order in which they were chosen; empty: the base. */
  const chosen = shallowRef<readonly string[] | null>(null)
  const show = shallowRef<Difference | null>(null)
  const list = ref<'cells' | 'records'>('cells')
  const lists = comparedLists('scenarios')

  const known = computed(() => new Set(['', ...scenario.scenarios.map(({ name }) => name)]))
  /** Until something is chosen: the base and the scenario in force, or the first. */
  const sides = computed((): readonly string[] => {
    const first = scenario.name ?? scenario.scenarios[0]?.name
    const wanted = chosen.value ?? (first === undefined ? [''] : ['', first])
    return wanted.filter((name) => known.value.has(name))
  })
  const changes = computed(() =>
    sides.value.map((name) =>
      changesWith(designs.design, name === '' ? null : name).map(({ text }) => text),
    ),
  )

  function toggle(name: string): void {
    chosen.value = sides.value.includes(name)
      ? sides.value.filter((one) => one !== name)
      : [...sides.value, name]
  }

  function compare(): void {
    const question = { sides: changes.value, show: show.value, only: null }
    const isOfRecords = list.value === 'records'
    lists.ask(sides.value.length < 2 ? null : question, {
      cells: !isOfRecords,
      records: isOfRecords,
    })
  }

  /** Looks at the heat-map as the difference from the first side to another. */
  function putInForce(side: number): void {
    const [first = '', ...others] = sides.value
    scenario.choose(others[Math.max(0, side - 1)] ?? null)
    scenario.compareWith(first === '' ? null : first)
    heatMap.set({ phase: 'difference' })
  }

  return {
    sides,
    changes,
    show: shallowReadonly(show),
    list,
    ...lists,
    toggle,
    setShow: (value: Difference | null) => void (show.value = value),
    compare,
    goToCell(cell: ComparedCell, side: number) {
      putInForce(side)
      lists.lookAtCell(cell)
    },
    goToRecord(record: ListedRecord, side: number) {
      putInForce(side)
      lists.lookAtRecord(record)
    },
  }
})
