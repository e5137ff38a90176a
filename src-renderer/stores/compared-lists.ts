import { computed, shallowRef } from 'vue'
import type {
  ChangeText,
  Concerned,
  ComparedCell,
  ComparedRecord,
  Difference,
  RecordComparison,
} from '@shared/protocol/engine'
import { fileNamePart } from '@shared/model/file-name'
import { longCall } from './long-call'
import { useDesktop } from './desktop'
import { useHeatMap } from './heat-map'
import { useOrg } from './org'
import { useSelection } from './selection'
import { useWorkbench } from './workbench'

/** Differing cells and records that are listed; a filter finds the others, and a file has all records. */
const listedCount = 10_000
const listedRecordCount = 20_000

/** What is compared, and what of it is listed. */
export interface ListedQuestion {
  readonly sides: readonly (readonly ChangeText[])[]
  readonly show: Difference | null
  readonly only: Concerned | null
}

/** A pair of user and record with its level on every side. */
export interface ListedRecord {
  readonly user: RecordComparison['users'][number]
  readonly record: ComparedRecord
  readonly levels: readonly number[]
}

/** The cells and the records in which sides differ. Each caller has a lane of its own. */
export function comparedLists(lane: string) {
  const heatMap = useHeatMap()
  const org = useOrg()
  const desktop = useDesktop()
  const selection = useSelection()
  const workbench = useWorkbench()
  const cells = longCall('compareScenarios', lane)
  const records = longCall('compareRecords', lane)
  const file = longCall('exportRecords', lane)
  const asked = shallowRef<ListedQuestion | null>(null)

  function ask(
    question: ListedQuestion | null,
    wanted: { cells: boolean; records: boolean },
  ): void {
    asked.value = question
    if (question === null) {
      cells.clear()
      records.clear()
      return
    }
    const { rows, openedObjects } = heatMap.options
    const { only } = question
    const opened = only === null || only.fields.length === 0 ? openedObjects : [only.object]
    if (wanted.cells)
      void cells.run({ ...question, rows, openedObjects: opened, limit: listedCount })
    if (wanted.records) void records.run({ ...question, limit: listedRecordCount })
  }

  /** All records that differ, as a file. */
  async function save(titles: readonly string[]): Promise<void> {
    if (asked.value === null) return
    await file.run({ ...asked.value, titles })
    const bytes = file.answer.value
    if (bytes === null) return
    file.clear()
    await desktop.saveAndSay(`${fileNamePart(org.name)} records that differ.csv`, bytes)
  }

  function lookAtCell({ row, user, object, field }: ComparedCell): void {
    workbench.show('heat-map')
    workbench.showWhy()
    selection.seekColumn(object, field)
    selection.selectCell({ rows: heatMap.options.rows, row, user, object, field })
  }

  function lookAtRecord({ user, record }: ListedRecord): void {
    workbench.show('heat-map')
    workbench.showWhy()
    const { object, id } = record
    selection.selectCell({ rows: 'user', row: user.id, user: user.id, object, field: null })
    selection.selectRecord(id)
  }

  return {
    cells,
    records,
    listedRecords: computed(() => listedRecords(records.answer.value)),
    isSaving: file.isComputing,
    ask,
    save,
    lookAtCell,
    lookAtRecord,
  }
}

function listedRecords(found: RecordComparison | null): readonly ListedRecord[] {
  if (found === null || found.user.length === 0) return []
  const sideCount = found.levels.length / found.user.length
  return [...found.user].flatMap((at, pair): ListedRecord[] => {
    const user = found.users[at]
    const record = found.records[found.record[pair] ?? -1]
    if (user === undefined || record === undefined) return []
    const levels = [...found.levels.subarray(pair * sideCount, (pair + 1) * sideCount)]
    return [{ user, record, levels }]
  })
}
