import { Grid3x3, Map as MapIcon, Network, Share2, SlidersHorizontal } from '@lucide/vue'
import { defineAsyncComponent, type Component } from 'vue'
import type { HierarchyKind } from '@shared/protocol/engine'
import { defaultStrings } from '../../ui/strings-en-defaults'
import { gridStrings } from '../../ui/strings-en-grids'
import { modelStrings } from '../../ui/strings-en-model'
import { ruleStrings } from '../../ui/strings-en-rules'

/** Headings of the list at the left, in their order. */
export const modelGroups = ['people', 'permissions', 'objects', 'sharing', 'records'] as const
export type ModelGroup = (typeof modelGroups)[number]

interface PageHead {
  /** Stable: kept with the org as the place where one was, and part of the command's id. */
  readonly id: string
  readonly group: ModelGroup
  readonly title: string
  readonly icon: Component
}

/** A page of the Model view: its line in the list at the left, its command in the palette, and what fills the rest. */
export type ModelPage = PageHead &
  (
    | { readonly kind: 'hierarchy'; readonly of: HierarchyKind }
    /** Anything else: the component (`defineAsyncComponent`) gets the whole place beside the list, and takes no props. */
    | { readonly kind: 'page'; readonly component: Component }
  )

const words = modelStrings.pages

/** Every page, in the order of the list within its group. */
export const modelPages: readonly ModelPage[] = [
  {
    id: 'role',
    group: 'people',
    title: words.roles,
    icon: Network,
    kind: 'hierarchy',
    of: 'role',
  },
  {
    id: 'permissions',
    group: 'permissions',
    title: gridStrings.title,
    icon: Grid3x3,
    kind: 'page',
    component: defineAsyncComponent(() => import('./grids/GridsPage.vue')),
  },
  {
    id: 'defaults',
    group: 'sharing',
    title: defaultStrings.page,
    icon: SlidersHorizontal,
    kind: 'page',
    component: defineAsyncComponent(() => import('./defaults/DefaultsPage.vue')),
  },
  {
    id: 'sharing-rules',
    group: 'sharing',
    title: ruleStrings.title,
    icon: Share2,
    kind: 'page',
    component: defineAsyncComponent(() => import('./rules/RulesPage.vue')),
  },
  {
    id: 'territory',
    group: 'sharing',
    title: words.territories,
    icon: MapIcon,
    kind: 'hierarchy',
    of: 'territory',
  },
]
