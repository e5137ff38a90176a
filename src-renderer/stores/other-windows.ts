import { defineStore } from 'pinia'

const channelName = 'tripod'

/** Other windows and tabs on the same database: what is edited in one is told to the others. */
export const useOtherWindows = defineStore('other-windows', () => {
  const channel = new BroadcastChannel(channelName)
  return {
    /** Says that edits were made, undone or done again in this scope. */
    tell: (scope: string) => channel.postMessage(scope),
    onTold(listener: (scope: string) => void): void {
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') listener(data)
      })
    },
  }
})
