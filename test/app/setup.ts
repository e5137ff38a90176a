import type { TestProject } from 'vitest/node'
import { openDisplay } from './display'
import { electronProgram } from './electron-runtime'

declare module 'vitest' {
  interface ProvidedContext {
    /** The program to drive, or the sentence that says why there is none. */
    electron: { program: string } | { missing: string }
    display: string
  }
}

/**
 * Gets the program and the display once for all window tests.
 *
 * What cannot be had is handed on as a sentence, so that each test that needs it fails with it.
 */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const sentence = (reason: unknown) => (reason instanceof Error ? reason.message : String(reason))
  const [program, display] = await Promise.allSettled([electronProgram(), openDisplay()])
  if (program.status === 'rejected') provide('electron', { missing: sentence(program.reason) })
  else if (display.status === 'rejected') provide('electron', { missing: sentence(display.reason) })
  else provide('electron', { program: program.value })
  provide('display', process.env['DISPLAY'] ?? '')
  return display.status === 'fulfilled' ? display.value : () => undefined
}
