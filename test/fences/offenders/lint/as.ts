export const first = (values: unknown) => values as string
