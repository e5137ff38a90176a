import type { PropertyType } from '@shared/change/item'
import { groupNamed, userNamed } from '@shared/change/naming'
import type { Org } from '@shared/model/org'
import type { RowProperty } from './row-properties'

const yes = ['yes', 'y', '1', 'x', '✓', 'active', 'on', 'true']
const no = ['no', 'n', '0', 'inactive', 'off', 'false']

const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()

/** A cell as the property's own spelling: people write `yes`, `Master-Detail(Account)` and `Text(255)`. */
export function valueOfCell(org: Org, property: RowProperty, cell: string): string {
  const { type, name } = property
  if (name === 'owner') return ownerOf(org, cell)
  if (type.kind === 'boolean') {
    const word = cell.toLowerCase()
    return yes.includes(word) ? 'true' : no.includes(word) ? 'false' : cell
  }
  return type.kind === 'choice' ? choiceOf(type, cell) : cell
}

function choiceOf(type: Extract<PropertyType, { kind: 'choice' }>, cell: string): string {
  const named = (word: string) => type.choices.find((choice) => plain(choice) === plain(word))
  return named(cell) ?? named(cell.replace(/\(.*$/s, '')) ?? cell
}

/** `user:…` or `queue:…`; of a name that neither has, `user:`, whose refusal then says so. */
function ownerOf(org: Org, cell: string): string {
  if (/^(user|queue):/i.test(cell)) return cell
  const isQueue =
    userNamed(org, cell).kind === 'refused' && groupNamed(org, cell, 'Queue').kind === 'found'
  return `${isQueue ? 'queue' : 'user'}:${cell}`
}

/** The object in `Lookup(Account)`; null for none. */
export const objectInType = (cell: string): string | null =>
  /^(?:lookup|master-?\s?detail(?: relationship)?|hierarchy|hierarchical)\s*\(([^)]+)\)$/i
    .exec(cell)?.[1]
    ?.trim() ?? null

/** The elements of a list in one cell: parted by semicolons, line breaks or commas. */
export const elementsOfCell = (cell: string): readonly string[] =>
  cell
    .split(/[;\r\n]/.test(cell) ? /[;\r\n]+/ : ',')
    .map((element) => element.trim())
    .filter((element) => element !== '')
