import type { FieldMask } from '../../model/object-config'

/** Mask of an encrypted field whose file states none. */
export const plainMask: FieldMask = { maskType: 'all', maskChar: 'asterisk' }

/**
 * How classic encryption shows a value to users without View Encrypted Data. Rules CLS-10, CLS-11.
 *
 * The length stays, except in formatted types: card numbers in groups of four, social security numbers as 3-2-4, national
 * insurance numbers in pairs.
 */
export function maskedValue({ maskType, maskChar }: FieldMask, value: string): string {
  const mark = maskChar === 'X' ? 'X' : '*'
  const signs = Array.from(value)
  const bare = signs.filter((sign) => /[\p{L}\p{N}]/u.test(sign))
  switch (maskType) {
    case 'all':
      return mark.repeat(signs.length)
    case 'creditCard':
      return groupsOfFour(allButLastFour(bare, mark)).join('-')
    case 'ssn':
      return bare.length === 9
        ? `${mark.repeat(3)}-${mark.repeat(2)}-${bare.slice(-4).join('')}`
        : allButLastFour(signs, mark).join('')
    case 'nino':
      return bare.length === 9
        ? `${`${mark.repeat(2)} `.repeat(4)}${mark}`
        : mark.repeat(signs.length)
    case 'lastFour':
    case 'sin':
      return allButLastFour(signs, mark).join('')
  }
}

function allButLastFour(signs: readonly string[], mark: string): string[] {
  return signs.map((sign, i) => (i < signs.length - 4 ? mark : sign))
}

/** Groups counted from the end, so that the last one is whole. */
function groupsOfFour(signs: readonly string[]): string[] {
  const first = signs.length % 4
  const groups = first === 0 ? [] : [signs.slice(0, first).join('')]
  for (let i = first; i < signs.length; i += 4) groups.push(signs.slice(i, i + 4).join(''))
  return groups
}
