let made: Intl.NumberFormat | null = null

/** Numbers as English writes them. The formatter is made when a number is first told: that loads tables. */
export const number = {
  format: (value: number): string => (made ??= new Intl.NumberFormat('en')).format(value),
}

/** `1 user`, `1,234 users`; `many` where an s does not make it. */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${number.format(value)} ${value === 1 ? one : many}`
