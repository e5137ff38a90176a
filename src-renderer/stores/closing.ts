import { defineStore } from 'pinia'
import { useStorage } from './storage'

/** What must be finished before the window is closed. */
export const useClosing = defineStore('closing', () => {
  const storage = useStorage()
  const works: (() => Promise<unknown>)[] = []

  /** Does this work whenever the window is about to be closed; one that fails holds nothing up. */
  function before(work: () => Promise<unknown>): void {
    works.push(work)
  }

  /** Ends when everything is on disk: first the works, then what they and earlier edits wrote. */
  async function finish(): Promise<void> {
    await Promise.allSettled(works.map((work) => work()))
    await storage.settled()
  }

  /** Makes the desktop ask before it closes the window. */
  function listen(): void {
    window.desktop?.onClosing(finish)
  }

  return { before, listen }
})
