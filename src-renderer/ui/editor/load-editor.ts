import { painted } from '../painted'

/** Reads the editor's library in two steps with a frame between them: read at once, it keeps the window waiting. */
export async function loadEditor(): Promise<void> {
  await import('monaco-editor/editor.js')
  await painted()
  await import('./monaco')
  await painted()
}
