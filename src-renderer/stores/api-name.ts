/** A developer name made of what people call a thing: `Sales EMEA` gives `Sales_EMEA`. */
export function plainName(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  const begun = plain === '' || /^[A-Za-z]/.test(plain) ? plain : `X${plain}`
  return begun.slice(0, 76).replace(/_+$/, '')
}

/** The same, with the first number that makes it the only one. */
export function freeName(label: string, isTaken: (name: string) => boolean): string {
  const stem = plainName(label)
  if (!isTaken(stem)) return stem
  let number = 2
  while (isTaken(`${stem}_${String(number)}`)) number++
  return `${stem}_${String(number)}`
}
