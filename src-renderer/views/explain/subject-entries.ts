import type { FieldEntry, RecordEntry, UserEntry } from '@shared/protocol/engine'
import type { ListEntry } from '../../ui/list-entry'
import { viewStrings } from '../../ui/strings-en-views'
import { levelLook } from './level-look'

const words = viewStrings.why

export const userEntries = (users: readonly UserEntry[]): ListEntry[] =>
  users.map(({ id, name, detail }) => ({ ...blank, id, title: name, detail }))

export const recordEntries = (records: readonly RecordEntry[]): ListEntry[] =>
  records.map(({ id, name, owner, level }) => ({
    ...blank,
    id,
    title: name,
    detail: owner,
    level: levelLook(level),
  }))

const fieldLevels = { None: 0, Read: 1, Edit: 2 } as const

/** The fields, and before them the whole record when nothing is typed: its id is empty. */
export function fieldEntries(fields: readonly FieldEntry[], withWhole: boolean): ListEntry[] {
  const listed = fields.map(({ name, label, access, isKnown }): ListEntry => {
    const look = levelLook(fieldLevels[access])
    return {
      ...blank,
      id: name,
      title: label,
      detail: label === name ? '' : name,
      level: isKnown ? look : { name: words.unknownAccess, step: 0 },
    }
  })
  const whole: ListEntry = { ...blank, id: '', title: words.wholeRecord }
  return withWhole ? [whole, ...listed] : listed
}

const blank: Omit<ListEntry, 'id' | 'title'> = { kind: '', detail: '', keys: '', level: null }
