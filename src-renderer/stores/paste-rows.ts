import { defineStore } from 'pinia'
import { computed, ref, shallowReadonly, shallowRef, watch } from 'vue'
import type { GenerateRowsQuery, PastedRow, ReadRows, RowsTarget } from '@shared/protocol/engine'
import { pasteStrings } from '../ui/strings-en-paste'
import { engine } from '../worker/engine-client'
import { useHistory } from './history'
import { useOrg } from './org'

/** Rows of one portion: short, so that the engine answers other calls in between. */
const portion = 60

/** Rows of a spreadsheet on their way into the base: the text, what each column is, and what becomes of each row. */
export const usePasteRows = defineStore('paste-rows', () => {
  const org = useOrg()
  const history = useHistory()
  const target = shallowRef<RowsTarget>({ kind: 'user', object: '' })
  const text = shallowRef('')
  const columns = shallowRef<readonly (string | null)[] | null>(null)
  const hasHeadings = ref<boolean | null>(null)
  const head = shallowRef<ReadRows | null>(null)
  const checked = shallowRef<readonly PastedRow[]>([])
  const failure = ref<string | null>(null)
  /** What was wrong with the last thing that was done, besides the rows themselves. */
  const note = ref('')
  const isApplying = ref(false)
  const total = computed(() => head.value?.rowCount ?? 0)
  const isChecking = computed(() => checked.value.length < total.value)
  const rows = computed(() => checked.value.toSorted((a, b) => a.position - b.position))
  const counts = computed(() => {
    const of = (kind: PastedRow['verdict']['kind']) =>
      checked.value.filter(({ verdict }) => verdict.kind === kind).length
    return { made: of('new'), changed: of('changes'), same: of('same'), refused: of('refused') }
  })

  async function read(): Promise<void> {
    if (org.state.kind !== 'open') return
    const outcome = await engine.call('readRows', {
      target: target.value,
      text: text.value,
      columns: columns.value,
      hasHeadings: hasHeadings.value,
    })
    if (outcome.kind === 'superseded') return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    head.value = outcome.kind === 'done' ? outcome.answer : null
    checked.value = []
    if (outcome.kind === 'done') await check(outcome.answer.ticket)
  }

  async function check(ticket: number): Promise<void> {
    const found: PastedRow[] = []
    let shownAt = 0
    for (;;) {
      const outcome = await engine.call('checkRows', { ticket, limit: portion })
      if (outcome.kind === 'superseded' || head.value?.ticket !== ticket) return
      if (outcome.kind === 'failed') {
        failure.value = outcome.message
        return
      }
      if (outcome.answer === null) return
      found.push(...outcome.answer.rows)
      const { done, total: all } = outcome.answer
      // Showing every portion of a long text would cost more than checking it.
      const isShown = done === all || found.length - shownAt >= Math.max(portion, found.length / 4)
      if (isShown) {
        checked.value = [...found]
        shownAt = found.length
      }
      if (done === all) return
    }
  }

  function paste(next: string): void {
    text.value = next
    columns.value = null
    hasHeadings.value = null
    note.value = ''
    void read()
  }

  function aim(next: RowsTarget): void {
    target.value = next
    columns.value = null
    void read()
  }

  function chooseColumn(at: number, property: string | null): void {
    columns.value = (head.value?.columns ?? []).map((column, place) =>
      place === at ? property : column.property === property ? null : column.property,
    )
    void read()
  }

  /** Null: as it fits. */
  function chooseHeadings(has: boolean): void {
    hasHeadings.value = has
    columns.value = null
    void read()
  }

  async function generate(query: GenerateRowsQuery): Promise<void> {
    const outcome = await engine.call('generateRows', query)
    if (outcome.kind === 'superseded') return
    if (outcome.kind === 'failed') note.value = outcome.message
    else if (outcome.answer.kind === 'refused') note.value = outcome.answer.reason
    else {
      target.value =
        query.kind === 'users'
          ? { kind: 'user', object: '' }
          : { kind: 'record', object: query.object }
      paste(outcome.answer.text)
    }
  }

  /** All good rows as one edit; the refused ones stay in the box. */
  async function apply(): Promise<void> {
    const made = checked.value.filter(({ changes }) => changes.length > 0)
    if (isApplying.value || isChecking.value || made.length === 0) return
    isApplying.value = true
    const label = pasteStrings.label(made.length, target.value.kind)
    const left = textLeft()
    const changes = made.flatMap((row) => row.changes)
    const outcome = await org.edit({ kind: 'changes', changes }, label)
    isApplying.value = false
    if (outcome.kind === 'failed') note.value = outcome.message
    else if (outcome.kind === 'refused') note.value = outcome.reasons[0]?.reason ?? ''
    else {
      const { refused } = counts.value
      await history.sayDone(label)
      paste(left)
      if (refused > 0) note.value = pasteStrings.mend(refused)
    }
  }

  /** The refused rows below the headings, as a spreadsheet would copy them; empty for none. */
  function textLeft(): string {
    const refused = rows.value.filter(({ verdict }) => verdict.kind === 'refused')
    if (refused.length === 0 || head.value === null) return ''
    const headings = head.value.hasHeadings
      ? [head.value.columns.map(({ heading }) => heading)]
      : []
    const lines = [...headings, ...refused.map(({ cells }) => cells)]
    return lines.map((cells) => cells.map(quoted).join('\t')).join('\n')
  }

  watch(
    () => org.id,
    () => {
      target.value = { kind: 'user', object: '' }
      paste('')
    },
  )
  watch([() => org.revision, () => org.state.kind], () => void read(), { immediate: true })

  return {
    target: shallowReadonly(target),
    text: shallowReadonly(text),
    head: shallowReadonly(head),
    /** Those that were checked, in the order of the text. */
    rows: shallowReadonly(rows),
    counts,
    total,
    isChecking,
    checkedCount: computed(() => checked.value.length),
    failure,
    note,
    isApplying,
    paste,
    aim,
    chooseColumn,
    chooseHeadings,
    generate,
    apply,
  }
})

const quoted = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
