import type { GridPlace } from './grid-picture'

/** Lines that one screen holds, for PageUp and PageDown. */
export interface GridExtent {
  readonly lineCount: number
  readonly columnCount: number
  readonly pageLines: number
}

/** Where a key leads from a square, or null when it is no key of movement. */
export function placeAfterKey(
  event: { readonly key: string; readonly ctrlKey: boolean },
  from: GridPlace,
  { lineCount, columnCount, pageLines }: GridExtent,
): GridPlace | null {
  const to = (line: number, column: number): GridPlace => ({
    line: Math.max(0, Math.min(lineCount - 1, line)),
    column: Math.max(0, Math.min(columnCount - 1, column)),
  })
  switch (event.key) {
    case 'ArrowDown':
      return to(from.line + 1, from.column)
    case 'ArrowUp':
      return to(from.line - 1, from.column)
    case 'ArrowRight':
      return to(from.line, from.column + 1)
    case 'ArrowLeft':
      return to(from.line, from.column - 1)
    case 'Home':
      return to(event.ctrlKey ? 0 : from.line, 0)
    case 'End':
      return to(event.ctrlKey ? lineCount - 1 : from.line, columnCount - 1)
    case 'PageDown':
      return to(from.line + pageLines, from.column)
    case 'PageUp':
      return to(from.line - pageLines, from.column)
    default:
      return null
  }
}
