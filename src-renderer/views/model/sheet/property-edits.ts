import type { ItemProperty } from '@shared/protocol/engine'

/** What a row of a form can do with its property; each answers null, or why not. */
export interface PropertyEdits {
  readonly check: (property: ItemProperty, value: string) => Promise<string | null>
  readonly set: (property: ItemProperty, value: string) => Promise<string | null>
  readonly add: (property: ItemProperty, element: string) => Promise<string | null>
  readonly take: (property: ItemProperty, element: string) => Promise<string | null>
}
