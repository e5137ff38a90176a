export class ImpossibleOrg extends Error {}

export const levels = ['None', 'Read'] as const

export const parseLevel = (text: string) => text as (typeof levels)[number]

export const draw = (random: () => number, now: number) => [random(), new Date(now)]

export const first = (values: readonly string[]) => values[0]! // the caller has looked: never empty
