import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { applyChanges } from '@shared/change/apply-changes'
import type { Change } from '@shared/change/change'
import { parseChange } from '@shared/change/parse-change'
import { emptyOrg, type Org } from '@shared/model/org'
import { fixtureLines, importedFolder } from './fixture-org'
import { answer, fieldState } from './org-access'

/** A change to try in a template, as `tries.txt` has it. */
interface TemplateTry {
  readonly text: string
  readonly sentence: string
}

/** A cell of `expected.csv`: on how many of an object's records a user has at least one permission. */
interface ExpectedCell {
  /** Which of the tries is in force, from 1; 0 for none. */
  readonly change: number
  readonly username: string
  /** `Object`, or `Object.Field` for a field of its records. */
  readonly subject: string
  readonly level: string
  readonly count: number
  readonly total: number
}

/** The org that `build.txt` makes out of nothing, or out of the files in `org/`. */
export async function templateOrg(id: string): Promise<Org> {
  const folder = `templates/${id}`
  const hasFiles = existsSync(fileURLToPath(new URL(`../fixtures/${folder}/org`, import.meta.url)))
  const base = hasFiles ? (await importedFolder(`${folder}/org`)).org : emptyOrg(id)
  const lines = fixtureLines(`${folder}/build.txt`)
  const changes = lines.filter((line) => line !== '' && !line.startsWith('#')).map(changeOf)
  return changed({ ...base, name: id }, changes)
}

/** The org with changes made; throws the reason for one that is refused. */
export function changed(org: Org, changes: readonly Change[]): Org {
  const after = applyChanges(org, changes)
  if (after.kind !== 'ok') throw new Error(`refused: ${after.text}: ${after.message}`)
  return after.org
}

export function changeOf(line: string): Change {
  const parsed = parseChange(line)
  if (parsed.kind !== 'ok') throw new Error(`${line}: ${parsed.message}`)
  return parsed.change
}

export function templateTries(id: string): readonly TemplateTry[] {
  return fixtureLines(`templates/${id}/tries.txt`).map((line) => {
    const at = line.indexOf(' # ')
    return { text: line.slice(0, at), sentence: line.slice(at + 3) }
  })
}

export function expectedCells(id: string): readonly ExpectedCell[] {
  const rows = fixtureLines(`templates/${id}/expected.csv`).slice(1)
  return rows.map((row) => {
    const [change = '', username = '', subject = '', level = '', count = '', total = ''] =
      row.split(',')
    return {
      ...{ change: Number(change), username, subject, level },
      ...{ count: Number(count), total: Number(total) },
    }
  })
}

const letters: Readonly<Record<string, string>> = {
  Read: 'R',
  Edit: 'E',
  Delete: 'D',
  Transfer: 'T',
  All: 'A',
}

/** The cell as the engine has it, `3 of 9`; a question mark where more could be open than it knows. */
export function countOn(org: Org, { username, subject, level }: ExpectedCell): string {
  const [object = '', field] = subject.split('.')
  const user = org.users.find((one) => one.username === username)?.id ?? username
  const letter = letters[level]
  if (letter === undefined) throw new Error(`no level is called ${level}`)
  const records = org.records.find((table) => table.object === object)?.ids ?? []
  const answers = records.map((record) => answer(org, user, record))
  const open = answers.filter((one) => one.slice(0, one.indexOf(':')).includes(letter)).length
  const state = field === undefined ? 'edit' : fieldState(org, user, object, field)
  const isOpen = state === 'edit' || (state === 'read' && level === 'Read')
  const isUnknown = answers.some((one) => one.endsWith('?'))
  return `${String(isOpen ? open : 0)} of ${String(records.length)}${isUnknown ? '?' : ''}`
}
