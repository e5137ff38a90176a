/** Ends when what is mounted has been painted; never in a window that nobody sees. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
