import { onColumnHeads, onRowHeads, type GridPlace } from './grid-picture'

/** Lines that one screen holds, for PageUp and PageDown. */
export interface GridExtent {
  readonly lineCount: number
  readonly columnCount: number
  readonly pageLines: number
}

/** Where a key leads from a square or heading, or null when it is no key of movement. Headings lie before the first line and column. */
export function placeAfterKey(
  event: { readonly key: string; readonly ctrlKey: boolean },
  from: GridPlace,
  { lineCount, columnCount, pageLines }: GridExtent,
): GridPlace | null {
  const to = (line: number, column: number): GridPlace => ({
    line: Math.max(onColumnHeads, Math.min(lineCount - 1, line)),
    column: Math.max(onRowHeads, Math.min(columnCount - 1, column)),
  })
  switch (event.key) {
    case 'ArrowDown':
      return to(from.line + 1, from.column)
    case 'ArrowUp':
      return to(event.ctrlKey ? onColumnHeads : from.line - 1, from.column)
    case 'ArrowRight':
      return to(from.line, from.column + 1)
    case 'ArrowLeft':
      return to(from.line, event.ctrlKey ? onRowHeads : from.column - 1)
    case 'Home':
      return to(event.ctrlKey ? 0 : from.line, 0)
    case 'End':
      return to(event.ctrlKey ? lineCount - 1 : from.line, columnCount - 1)
    case 'PageDown':
      return to(from.line + pageLines, from.column)
    case 'PageUp':
      return to(Math.max(Math.min(from.line, 0), from.line - pageLines), from.column)
    default:
      return null
  }
}

export type GridAction = 'toggleGroup' | 'explain' | 'pick' | 'sort' | 'fields' | 'menu' | 'tick'

const ofSquare: Readonly<Record<string, GridAction>> = {
  Enter: 'explain',
  ' ': 'pick',
  f: 'fields',
  s: 'sort',
  m: 'menu',
  ContextMenu: 'menu',
  F10: 'menu',
}
const ofColumnHead: Readonly<Record<string, GridAction>> = {
  ...ofSquare,
  Enter: 'menu',
  ' ': 'sort',
}
const ofRowHead: Readonly<Record<string, GridAction>> = {
  ' ': 'tick',
  Enter: 'menu',
  m: 'menu',
  ContextMenu: 'menu',
  F10: 'menu',
}

/** What a key does at a square or heading; null when it means nothing there. `isAlike`: the line unfolds into rows that show the same. */
export function actionOfKey(
  key: string,
  at: GridPlace,
  isGroup: boolean,
  isAlike = false,
): GridAction | null {
  if (isAlike && (key === 'u' || (at.column <= onRowHeads && (key === 'Enter' || key === ' '))))
    return 'toggleGroup'
  if (isGroup && (key === 'Enter' || key === ' ')) return 'toggleGroup'
  if (at.column <= onRowHeads)
    return at.line <= onColumnHeads || isGroup ? null : (ofRowHead[key] ?? null)
  return (at.line <= onColumnHeads ? ofColumnHead : ofSquare)[key] ?? null
}

/** Zoom after a key: a whole step nearer or farther, or as near as it goes with `0`; null for other keys. */
export function zoomAfterKey(key: string, zoom: number, farthest: number): number | null {
  if (key === '+' || key === '=') return Math.max(0, Math.ceil(zoom) - 1)
  if (key === '-') return Math.min(farthest, Math.floor(zoom) + 1)
  return key === '0' ? 0 : null
}
