/** A line of a list that is filtered by typing. */
export interface ListEntry {
  readonly id: string
  readonly title: string
  /** Kind or heading, set quietly before the title; empty for none. */
  readonly kind: string
  readonly detail: string
  readonly keys: string
  /** A level as word and step of the ramp, set before the title. */
  readonly level: { readonly name: string; readonly step: number } | null
}
