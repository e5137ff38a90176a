import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { FieldName, ObjectName, RecordId, UserId } from '@shared/model/id'
import type { HeatMapRowKind, SearchHit } from '@shared/protocol/engine'
import { useSession } from './session'

/** One square of the heat-map by what it stands for, so that it is found again whatever the order of rows. */
export interface SelectedCell {
  readonly rows: HeatMapRowKind
  readonly row: string
  /** Null for a row of several users; `selectUser` then chooses one of them. */
  readonly user: UserId | null
  readonly object: ObjectName
  readonly field: FieldName | null
}

interface Selection {
  readonly cell: SelectedCell | null
  readonly user: UserId | null
  readonly object: ObjectName | null
  readonly field: FieldName | null
  readonly record: RecordId | null
}

/** A row or column that somebody asked to be shown; the heat-map scrolls to it whenever this changes. */
export type Sought = (
  | { readonly kind: 'row'; readonly rows: HeatMapRowKind; readonly row: string }
  | { readonly kind: 'column'; readonly object: ObjectName; readonly field: FieldName | null }
) & {
  /** Somebody went there, and goes on from there with the keys. */
  readonly takesFocus: boolean
}

const nothing: Selection = { cell: null, user: null, object: null, field: null, record: null }
const key = 'selection'

/** What the window looks at: a cell, the user and the record that the right panel explains. */
export const useSelection = defineStore('selection', () => {
  const session = useSession()
  const selection = shallowRef<Selection>(nothing)
  const sought = shallowRef<Sought | null>(null)

  function set(next: Selection): void {
    selection.value = next
    session.remember(key, next)
  }

  /** A record stays selected while user and object change within it; another object lets it go. */
  function selectCell(cell: SelectedCell): void {
    const { object, field, user } = cell
    const record = object === selection.value.object ? selection.value.record : null
    set({ cell, user, object, field, record })
  }

  /** Selects what a name stands for and asks the heat-map to show it. */
  function lookAt(hit: SearchHit): void {
    const { object, field } = hit
    if (hit.kind === 'user') set({ ...selection.value, cell: null, user: parseUserId(hit.id) })
    if (object !== null) {
      set({ ...selection.value, cell: null, object, field, record: null })
      sought.value = { kind: 'column', object, field, takesFocus: true }
    } else {
      sought.value = { kind: 'row', rows: rowsOf[hit.kind], row: hit.id, takesFocus: true }
    }
  }

  return {
    cell: computed(() => selection.value.cell),
    user: computed(() => selection.value.user),
    object: computed(() => selection.value.object),
    field: computed(() => selection.value.field),
    record: computed(() => selection.value.record),
    sought: shallowReadonly(sought),
    lookAt,
    /** The heat-map has shown what was sought. */
    forgetSought: () => void (sought.value = null),
    /** Asks the heat-map to show a column. */
    seekColumn: (object: ObjectName, field: FieldName | null) =>
      void (sought.value = { kind: 'column', object, field, takesFocus: false }),
    selectCell,
    selectUser: (user: UserId | null) => set({ ...selection.value, user }),
    selectField: (field: FieldName | null) => set({ ...selection.value, field }),
    selectRecord: (record: RecordId | null) => set({ ...selection.value, record }),
    clear: () => set(nothing),
    restore: () => (selection.value = parseSelection(session.recall(key))),
  }
})

/** Where the heat-map has a row for a thing found by name; objects, fields and rules are columns. */
const rowsOf: Readonly<Record<SearchHit['kind'], HeatMapRowKind>> = {
  user: 'user',
  object: 'user',
  field: 'user',
  sharingRule: 'user',
  role: 'role',
  profile: 'profile',
  permissionSet: 'permissionset',
  group: 'group',
}

const rowKinds = ['user', 'persona', 'role', 'profile', 'permissionset', 'group'] as const

function parseSelection(stored: unknown): Selection {
  if (!isRow(stored)) return nothing
  const user = textOf(stored.user)
  const record = textOf(stored.record)
  return {
    cell: parseCell(stored.cell),
    user: user === null ? null : parseUserId(user),
    object: textOf(stored.object),
    field: textOf(stored.field),
    record: record === null ? null : parseRecordId(record),
  }
}

function parseCell(stored: unknown): SelectedCell | null {
  if (!isRow(stored)) return null
  const rows = rowKinds.find((kind) => kind === stored.rows)
  const row = textOf(stored.row)
  const object = textOf(stored.object)
  const user = textOf(stored.user)
  if (rows === undefined || row === null || object === null) return null
  return {
    rows,
    row,
    object,
    user: user === null ? null : parseUserId(user),
    field: textOf(stored.field),
  }
}

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
