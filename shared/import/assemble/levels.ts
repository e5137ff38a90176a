import type { ChildLevel } from '@shared/model/role'
import type { AccountSettings } from '@shared/model/sharing'
import { reportCounted } from './findings'
import type { Row, Sources } from './sources'
import { cell, place } from './sources'

/** What Setup and some exports print in place of the API's words (record-access R9.3). */
const displayed: ReadonlyMap<string, string> = new Map([
  ['private', 'none'],
  ['read only', 'read'],
  ['read/write', 'edit'],
  ['full access', 'all'],
  ['owner', 'all'],
])
const wordOf = (text: string) => displayed.get(text.toLowerCase()) ?? text.toLowerCase()

/** A level column of children; blank and unknown values are the least level, unknown ones with a warning. */
export function childLevel(sources: Sources, row: Row, column: string): ChildLevel {
  return statedChildLevel(sources, row, column) ?? 'None'
}

/** The same, null when the cell is blank. */
export function statedChildLevel(sources: Sources, row: Row, column: string): ChildLevel | null {
  const text = cell(row, column)
  if (text === null) return null
  switch (wordOf(text)) {
    case 'none':
      return 'None'
    case 'read':
      return 'Read'
    case 'edit':
    case 'all':
      return 'Edit'
    default:
      reportLevel(sources, row, column, text)
      return 'None'
  }
}

/** Level of a share row; null when it opens nothing (`None`, blank or unknown). */
export function shareLevel(
  sources: Sources,
  row: Row,
  column: string,
): 'Read' | 'Edit' | 'All' | null {
  const text = cell(row, column)
  switch (text === null ? undefined : wordOf(text)) {
    case 'read':
      return 'Read'
    case 'edit':
      return 'Edit'
    case 'all':
      return 'All'
    case undefined:
    case 'none':
      return null
    default:
      reportLevel(sources, row, column, text ?? '')
      return null
  }
}

function reportLevel(sources: Sources, row: Row, column: string, text: string): void {
  const message = `\`${text}\` is no level of \`${column}\`; it was taken as none`
  reportCounted(sources.findings, 'warning', 'unknown-level', place(row), message)
}

/** The three child levels of an account row. */
export function accountSettingsOf(sources: Sources, row: Row): AccountSettings {
  return {
    contactAccessLevel: childLevel(sources, row, 'ContactAccessLevel'),
    opportunityAccessLevel: childLevel(sources, row, 'OpportunityAccessLevel'),
    caseAccessLevel: childLevel(sources, row, 'CaseAccessLevel'),
  }
}
