import { describe, expect, it } from 'vitest'
import { actionOfStepKey } from '../../../../src-renderer/views/explain/step-keys'

const press = (key: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'altKey', true>> = {}) =>
  actionOfStepKey({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held })

describe('keys of the debugger', () => {
  it('are those that debuggers have', () => {
    expect(
      ['F10', 'F5', 'F9', 'Home', 'End', 'Escape', 'ArrowDown', 'ArrowUp'].map((key) => press(key)),
    ).toEqual(['next', 'run', 'breakpoint', 'first', 'last', 'leave', 'next', 'back'])
    expect(press('F10', { shiftKey: true })).toBe('back')
  })

  it('leave keys of the window alone', () => {
    expect(press('F5', { ctrlKey: true })).toBeNull()
    expect(press('Home', { shiftKey: true })).toBeNull()
    expect(press('a')).toBeNull()
  })
})
