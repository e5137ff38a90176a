/** A rule's number, its sense in one sentence of our own, and where the platform documents it. */
export type RuleLine = readonly [id: string, sense: string, source: string]
