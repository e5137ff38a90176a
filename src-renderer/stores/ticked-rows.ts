import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef, watch } from 'vue'
import type { UserId } from '@shared/model/id'
import { useComparison } from './comparison'
import { useExplainMode } from './explain-mode'
import { useOrg } from './org'
import { useSelection } from './selection'
import { useWorkbench } from './workbench'

interface TickedRow {
  readonly id: UserId
  readonly name: string
}

/** Rows of the heat-map that are ticked to be compared, in the order in which they were. */
export const useTickedRows = defineStore('ticked-rows', () => {
  const org = useOrg()
  const selection = useSelection()
  const comparison = useComparison()
  const workbench = useWorkbench()
  const modes = useExplainMode()
  const rows = shallowRef<readonly TickedRow[]>([])

  function toggle(row: TickedRow): void {
    const others = rows.value.filter(({ id }) => id !== row.id)
    rows.value = others.length < rows.value.length ? others : [...rows.value, row]
  }

  /** Shows in the panel beside what sets them apart. */
  function compare(): void {
    const [first, ...others] = rows.value
    if (first === undefined) return
    selection.selectUser(first.id)
    comparison.compareWith(others)
    workbench.showWhy()
    modes.show('compare')
  }

  const clear = () => (rows.value = [])
  watch(() => org.id, clear)

  return { rows: shallowReadonly(rows), toggle, compare, clear }
})
