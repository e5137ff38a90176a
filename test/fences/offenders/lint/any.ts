export const first = (values: any) => values
