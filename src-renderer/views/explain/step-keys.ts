export type StepAction = 'next' | 'back' | 'run' | 'first' | 'last' | 'breakpoint' | 'leave'

interface PressedKey {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const actions: Readonly<Record<string, StepAction>> = {
  F10: 'next',
  ArrowDown: 'next',
  ArrowUp: 'back',
  F5: 'run',
  F9: 'breakpoint',
  Home: 'first',
  End: 'last',
  Escape: 'leave',
}

/** What a key does in the debugger; null for keys that mean nothing there. */
export function actionOfStepKey(event: PressedKey): StepAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  if (event.shiftKey) return event.key === 'F10' ? 'back' : null
  return actions[event.key] ?? null
}
