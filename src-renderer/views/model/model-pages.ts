import {
  BookUser,
  Boxes,
  ClipboardPaste,
  ContactRound,
  Filter,
  Folder,
  FolderTree,
  Globe,
  Grid3x3,
  Handshake,
  Inbox,
  KeyRound,
  KeySquare,
  ListOrdered,
  LayoutPanelTop,
  LocateFixed,
  Map as MapIcon,
  Network,
  Plug,
  Rows3,
  Shapes,
  ShieldCheck,
  ShieldMinus,
  SlidersHorizontal,
  Split,
  TableProperties,
  ToggleRight,
  User,
  Users,
} from '@lucide/vue'
import { defineAsyncComponent, type Component } from 'vue'
import type { HierarchyKind, ItemKind } from '@shared/protocol/engine'
import { defaultStrings } from '../../ui/strings-en-defaults'
import { gridStrings } from '../../ui/strings-en-grids'
import { pasteStrings } from '../../ui/strings-en-paste'
import { modelStrings } from '../../ui/strings-en-model'

/** Headings of the list at the left, in their order; the first stands without one. */
export const modelGroups = [
  'start',
  'people',
  'permissions',
  'objects',
  'sharing',
  'records',
  'login',
] as const
export type ModelGroup = (typeof modelGroups)[number]

interface PageHead {
  /** Stable: kept with the org as the place where one was, and part of the command's id. Of a kind of things, the kind. */
  readonly id: string
  readonly group: ModelGroup
  readonly title: string
  readonly icon: Component
}

/** A page of the Model view: its line in the list at the left, its command in the palette, and what fills the rest. */
export type ModelPage = PageHead &
  (
    | {
        readonly kind: 'items'
        readonly of: ItemKind
        /** A form of its own in place of the one that every kind has; takes no props. */
        readonly form: Component | null
        /** New ones are written in that form, which exposes `begin(like)`. */
        readonly isDrafted: boolean
      }
    | { readonly kind: 'hierarchy'; readonly of: HierarchyKind }
    | { readonly kind: 'steps' }
    /** Anything else: the component (`defineAsyncComponent`) gets the whole place beside the list, and takes no props. */
    | { readonly kind: 'page'; readonly component: Component }
  )

const words = modelStrings.pages

const items = (
  of: ItemKind & keyof typeof words,
  group: ModelGroup,
  icon: Component,
  own: { readonly form?: Component; readonly isDrafted?: boolean } = {},
): ModelPage => ({
  id: of,
  group,
  title: words[of],
  icon,
  kind: 'items',
  of,
  form: own.form ?? null,
  isDrafted: own.isDrafted === true,
})

const hierarchy = (of: HierarchyKind, group: ModelGroup, icon: Component): ModelPage => ({
  id: of,
  group,
  title: words[of],
  icon,
  kind: 'hierarchy',
  of,
})

/** Every page, in the order of the list within its group. */
export const modelPages: readonly ModelPage[] = [
  {
    id: 'start',
    group: 'start',
    title: words.start,
    icon: ListOrdered,
    kind: 'steps',
  },
  items('user', 'people', User),
  hierarchy('role', 'people', Network),
  items('group', 'people', Users),
  items('queue', 'people', Inbox),
  {
    id: 'paste',
    group: 'people',
    title: pasteStrings.title,
    icon: ClipboardPaste,
    kind: 'page',
    component: defineAsyncComponent(() => import('./paste/PasteRowsPage.vue')),
  },
  {
    id: 'permissions',
    group: 'permissions',
    title: gridStrings.title,
    icon: Grid3x3,
    kind: 'page',
    component: defineAsyncComponent(() => import('./grids/GridsPage.vue')),
  },
  items('profile', 'permissions', BookUser),
  items('permissionSet', 'permissions', KeyRound),
  items('permissionSetGroup', 'permissions', KeySquare),
  items('mutingPermissionSet', 'permissions', ShieldMinus),
  items('customPermission', 'permissions', ToggleRight),
  items('object', 'objects', Boxes),
  items('field', 'objects', TableProperties),
  items('recordType', 'objects', Shapes),
  items('layout', 'objects', LayoutPanelTop),
  {
    id: 'defaults',
    group: 'sharing',
    title: defaultStrings.page,
    icon: SlidersHorizontal,
    kind: 'page',
    component: defineAsyncComponent(() => import('./defaults/DefaultsPage.vue')),
  },
  items('sharingRule', 'sharing', Split, {
    form: defineAsyncComponent(() => import('./rules/RuleSheet.vue')),
    isDrafted: true,
  }),
  hierarchy('territory', 'sharing', MapIcon),
  items('sharingSet', 'sharing', Handshake),
  items('restrictionRule', 'sharing', Filter, {
    form: defineAsyncComponent(() => import('./rules/RestrictionSheet.vue')),
  }),
  items('folder', 'sharing', Folder),
  items('dataCategoryGroup', 'sharing', FolderTree),
  items('record', 'records', Rows3),
  items('share', 'records', ShieldCheck),
  items('teamMember', 'records', ContactRound),
  items('network', 'login', Globe),
  items('connectedApp', 'login', Plug),
  items('trustedIpRange', 'login', LocateFixed),
]
