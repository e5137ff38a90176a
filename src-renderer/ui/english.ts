/**
 * Numbers as English writes them: commas between thousands, three decimals at most.
 *
 * Not by `Intl`, whose first use loads its tables for some fifty milliseconds of the start.
 */
export const number = {
  format(value: number): string {
    const [whole = '', decimals] = String(Math.round(value * 1_000) / 1_000).split('.')
    const parted = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
    return decimals === undefined ? parted : `${parted}.${decimals}`
  },
}

/** `1 user`, `1,234 users`; `many` where an s does not make it. */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${number.format(value)} ${value === 1 ? one : many}`
