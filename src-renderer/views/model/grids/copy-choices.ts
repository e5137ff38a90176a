import type { GridContainer, PermissionGrid } from '@shared/protocol/engine'
import type { ListEntry } from '../../../ui/list-entry'
import { gridStrings as words } from '../../../ui/strings-en-grids'

/** Something that field permissions are copied from or to. */
export interface CopyChoice {
  /** A field's name, or a container's kind and name. */
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly detail: string
  /** Null for a field. */
  readonly container: GridContainer | null
}

/** Fields of the grid's object that have permissions of their own, or the containers that are known. */
export function copyChoices(
  grid: PermissionGrid | null,
  kind: 'field' | 'container',
  nameOf: (named: { readonly name: string; readonly label: string }) => string,
): readonly CopyChoice[] {
  if (grid === null || (kind === 'field' && grid.object === null)) return []
  if (kind === 'field')
    return grid.rows
      .filter(({ fixedBits }) => fixedBits === 0)
      .map((row) => ({
        ...{ id: row.name, title: nameOf(row), kind: '', detail: row.detail, container: null },
      }))
  return grid.columns
    .filter(({ isKnown }) => isKnown)
    .map((container) => ({
      id: `${container.kind}:${container.name}`,
      title: nameOf(container),
      kind: words.kindOf(container.kind),
      detail: container.detail,
      container,
    }))
}

export const entryOf = (choice: Omit<CopyChoice, 'container'>): ListEntry => ({
  id: choice.id,
  title: choice.title,
  kind: choice.kind,
  detail: choice.detail,
  keys: '',
  level: null,
})
