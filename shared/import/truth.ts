/** `true` and `1` are yes, `false` and `0` no, in any case and with blanks around; anything else says nothing. Source: import-formats 2. */
export function truthOf(text: string): boolean | null {
  const word = text.trim().toLowerCase()
  if (word === 'true' || word === '1') return true
  if (word === 'false' || word === '0') return false
  return null
}
