import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import type { ComparedCell, ScenarioComparison, Difference } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useDesign } from './design'
import { useHeatMap } from './heat-map'
import { changesWith, useScenario } from './scenario'
import { useSelection } from './selection'
import { useWorkbench } from './workbench'

/** Differing cells that are listed; a filter finds the others. */
const listedCount = 10_000

/** The base and scenarios beside each other: the first that is chosen is what the others are compared with. */
export const useScenarioComparison = defineStore('scenario-comparison', () => {
  const designs = useDesign()
  const scenario = useScenario()
  const heatMap = useHeatMap()
  const selection = useSelection()
  const workbench = useWorkbench()
  /** Names of scenarios in the order in which they were chosen; empty: the base. */
  const chosen = shallowRef<readonly string[] | null>(null)
  const show = shallowRef<Difference | null>(null)
  const comparison = shallowRef<ScenarioComparison | null>(null)
  const failure = shallowRef<string | null>(null)
  const isComputing = shallowRef(false)

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

  async function compare(): Promise<void> {
    if (sides.value.length < 2) {
      comparison.value = null
      return
    }
    isComputing.value = true
    const { rows, openedObjects } = heatMap.options
    const query = { sides: changes.value, rows, openedObjects, show: show.value }
    const outcome = await engine.call('compareScenarios', { ...query, limit: listedCount })
    if (outcome.kind === 'superseded') return
    isComputing.value = false
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    comparison.value = outcome.kind === 'done' ? outcome.answer : null
  }

  /** Shows a cell in the heat-map, as the difference from the first side to another. */
  function goTo(cell: ComparedCell, side: number): void {
    const [first = '', ...others] = sides.value
    scenario.choose(others[Math.max(0, side - 1)] ?? null)
    scenario.compareWith(first === '' ? null : first)
    heatMap.set({ phase: 'difference' })
    workbench.show('heat-map')
    workbench.showWhy()
    const { row, user, object, field } = cell
    selection.seekColumn(object, field)
    selection.selectCell({ rows: heatMap.options.rows, row, user, object, field })
  }

  return {
    sides,
    changes,
    show: shallowReadonly(show),
    comparison: shallowReadonly(comparison),
    failure: shallowReadonly(failure),
    isComputing: shallowReadonly(isComputing),
    toggle,
    setShow: (value: Difference | null) => void (show.value = value),
    compare,
    goTo,
  }
})
