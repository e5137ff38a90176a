/** Names that Windows keeps for devices, whatever follows the first dot. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)/i

const longestBytes = 120

/**
 * A name as a part of a file's name that every system takes, inert wherever it is shown; `org` when nothing is left.
 *
 * Without what separates folders or drives, what a shell or a list would read as a sign, and what is not seen;
 * neither a device of Windows nor hidden, and short enough to stand with a date and an ending.
 */
export function fileNamePart(name: string): string {
  const words = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._ ()&+,-]+/gu, '-')
    .replace(/\p{Z}+/gu, ' ')
    .replace(/^[. -]+/, '')
  const part = cutToBytes(words, longestBytes).replace(/[. ]+$/, '')
  if (!/[\p{L}\p{N}]/u.test(part)) return 'org'
  return reserved.test(part) ? `org ${part}` : part
}

/** As many whole characters of the text as fit into so many bytes of UTF-8. */
function cutToBytes(text: string, limit: number): string {
  let [cut, bytes] = ['', 0]
  for (const character of text) {
    bytes += utf8Length(character)
    if (bytes > limit) break
    cut += character
  }
  return cut
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
