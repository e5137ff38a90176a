import { lettersOf, type GridLetter } from './grid-letters'

// Cells as the text that spreadsheets copy and paste: one line per row, a tab between cells.

const ticked = new Set(['x', '1', 'true', 'yes', 'y', '✓', '✔'])
const empty = new Set(['', '-', '·', '0', 'false', 'no', 'n', 'none'])

/** A cell's permissions: `CRED`; with one permission alone `x` or nothing. */
export function formatCell(bits: number, letters: readonly GridLetter[]): string {
  if (letters.length > 1) return lettersOf(bits, letters).join('')
  return (bits & (letters[0]?.bit ?? 0)) === 0 ? '' : 'x'
}

/** Permissions of a pasted cell, or null when the text means none of them. */
export function parseCell(text: string, letters: readonly GridLetter[]): number | null {
  const word = text.trim().toLowerCase()
  if (empty.has(word)) return 0
  const [only] = letters
  if (letters.length === 1 && only !== undefined && ticked.has(word)) return only.bit
  let bits = 0
  for (const sign of word.replace(/[\s,;/·-]/g, '')) {
    const found = letters.find(({ letter }) => letter.toLowerCase() === sign)
    if (found === undefined) return null
    bits |= found.bit
  }
  return bits
}

/** A block of cells as copied: lines of cells. A quoted cell of a spreadsheet loses its quotes. */
export function parseBlock(text: string): string[][] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.replace(/^"(.*)"$/, '$1')))
}
