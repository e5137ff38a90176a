import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import type { DecisionStep } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useExplainMode } from './explain-mode'
import { useOrg } from './org'
import { useScenario } from './scenario'
import { useSelection } from './selection'

/** One decision to step through: where one stands, and at which doors a run stops. */
export const useDecision = defineStore('decision', () => {
  const org = useOrg()
  const scenario = useScenario()
  const selection = useSelection()
  const modes = useExplainMode()
  const steps = shallowRef<readonly DecisionStep[]>([])
  const failure = ref<string | null>(null)
  const at = ref(0)
  /** Names of doors: they stay when another user or record is looked at. */
  const breakpoints = shallowRef<ReadonlySet<string>>(new Set())

  async function load(): Promise<void> {
    const { user, object, record, field } = selection
    if (modes.mode !== 'steps') return
    if (user === null || object === null || record === null || org.state.kind !== 'open') {
      steps.value = []
      return
    }
    const query = { user, object, record, field, changes: scenario.active }
    const outcome = await engine.call('decisionSteps', query)
    if (outcome.kind === 'superseded') return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    steps.value = outcome.kind === 'done' ? outcome.answer : []
    at.value = Math.min(at.value, Math.max(0, steps.value.length - 1))
  }

  const go = (to: number) => void (at.value = Math.max(0, Math.min(steps.value.length - 1, to)))

  /** On to the next door with a breakpoint, else to the end. */
  function run(): void {
    const next = steps.value.findIndex(
      ({ door }, position) => position > at.value && door !== null && breakpoints.value.has(door),
    )
    go(next < 0 ? steps.value.length - 1 : next)
  }

  function toggleBreakpoint(position: number): void {
    const door = steps.value[position]?.door ?? null
    if (door === null) return
    const left = new Set(breakpoints.value)
    if (!left.delete(door)) left.add(door)
    breakpoints.value = left
  }

  watch([() => selection.user, () => selection.record, () => selection.field], () => (at.value = 0))
  watch(
    [
      () => modes.mode,
      () => selection.user,
      () => selection.record,
      () => selection.field,
      () => scenario.active,
      () => org.revision,
    ],
    () => void load(),
    { immediate: true },
  )

  return {
    steps: shallowReadonly(steps),
    failure: readonly(failure),
    at: readonly(at),
    current: computed(() => steps.value[at.value] ?? null),
    before: computed(() => steps.value[at.value - 1] ?? null),
    breakpoints: shallowReadonly(breakpoints),
    go,
    step: (by: 1 | -1) => go(at.value + by),
    toEnd: () => go(steps.value.length - 1),
    run,
    toggleBreakpoint,
  }
})
