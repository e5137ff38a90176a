// Type-aware lint reads `.vue` imports from `.ts` files only through this; the type check sees the real types.
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent
  export default component
}
