import { createApp, h, nextTick, ref } from 'vue'
import { afterEach, expect, it } from 'vitest'
import AppTabs from '../../../src-renderer/ui/AppTabs.vue'
import SegmentedControl from '../../../src-renderer/ui/SegmentedControl.vue'

const options = ['roles', 'users', 'profiles'].map((value) => ({ value, label: value, badge: '' }))
const unmounts: (() => void)[] = []
afterEach(() => {
  for (const unmount of unmounts.splice(0)) unmount()
})

/** The part in a page, with one of `options` chosen. */
function shown(kind: 'segments' | 'tabs', first: string): HTMLElement {
  const chosen = ref(first)
  const slots = { users: () => 'the users', roles: () => 'the roles' }
  const props = () => ({
    label: 'Rows',
    modelValue: chosen.value,
    'onUpdate:modelValue': (to: string) => void (chosen.value = to),
  })
  const app = createApp(() =>
    kind === 'segments'
      ? h(SegmentedControl, { ...props(), options })
      : h(AppTabs, { ...props(), tabs: options }, slots),
  )
  const host = document.body.appendChild(document.createElement('div'))
  app.mount(host)
  unmounts.push(() => {
    app.unmount()
    host.remove()
  })
  return host
}

async function press(host: HTMLElement, key: string, more: KeyboardEventInit = {}): Promise<void> {
  const line = host.querySelector('[role=radiogroup], [role=tablist]')
  line?.dispatchEvent(new KeyboardEvent('keydown', { key, ...more }))
  await nextTick()
}

const textsOf = (host: HTMLElement, selector: string) =>
  [...host.querySelectorAll(selector)].map(({ textContent }) => textContent.trim())
const chosenIn = (host: HTMLElement) =>
  textsOf(host, '[aria-checked=true], [role=tab][aria-selected=true]')

it('arrows choose and focus the neighbour, round the ends', async () => {
  const host = shown('segments', 'profiles')
  await press(host, 'ArrowRight')
  expect(chosenIn(host)).toEqual(['roles'])
  expect(document.activeElement?.textContent.trim()).toBe('roles')
  await press(host, 'ArrowLeft')
  expect(chosenIn(host)).toEqual(['profiles'])
})

it('Home and End choose the outermost', async () => {
  const host = shown('segments', 'users')
  await press(host, 'End')
  expect(chosenIn(host)).toEqual(['profiles'])
  await press(host, 'Home')
  expect(chosenIn(host)).toEqual(['roles'])
})

it('letters and keys with Alt choose nothing', async () => {
  const host = shown('segments', 'users')
  await press(host, 'e')
  await press(host, 'ArrowRight', { altKey: true })
  expect(chosenIn(host)).toEqual(['users'])
})

it('only what is chosen is reached by Tab, or the first where nothing is', () => {
  const reached = '[role=radio][tabindex="0"]'
  expect(textsOf(shown('segments', 'users'), reached)).toEqual(['users'])
  expect(textsOf(shown('segments', 'none of them'), reached)).toEqual(['roles'])
})

it('the panel of the chosen tab alone is shown, named by the tab', async () => {
  const host = shown('tabs', 'users')
  expect(textsOf(host, '[role=tabpanel]')).toEqual(['the users'])
  await press(host, 'ArrowLeft')
  expect(textsOf(host, '[role=tabpanel]')).toEqual(['the roles'])
  const name = host.querySelector('[role=tabpanel]')?.getAttribute('aria-labelledby') ?? ''
  expect(document.getElementById(name)?.textContent).toBe('roles')
})
