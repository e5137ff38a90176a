import type { ObjectName } from './id'

/** `CUSTOM` shows the named categories with all above and below them. Rule KNW-04. */
export interface CategoryGroupVisibility {
  readonly dataCategoryGroup: string
  readonly visibility: 'ALL' | 'NONE' | 'CUSTOM'
  readonly dataCategories: readonly string[]
}

/** A tree of categories below its root `All`. Rule KNW-03. */
export interface DataCategoryGroup {
  readonly name: string
  readonly label: string
  readonly isActive: boolean
  readonly objects: readonly ObjectName[]
  /** Parents before children; a null parent hangs from the root. */
  readonly categories: readonly {
    readonly name: string
    readonly label: string
    readonly parent: string | null
  }[]
  /** What users without any setting see (KNW-07); null when no file said it: all, marked assumed. */
  readonly defaultVisibility: Omit<CategoryGroupVisibility, 'dataCategoryGroup'> | null
}
