const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The order in which lists show names: as people count (9 before 10), capitals beside small letters. Less than, equal to or more than 0. */
export const compareNames = (a: string, b: string): number => order.compare(a, b)
