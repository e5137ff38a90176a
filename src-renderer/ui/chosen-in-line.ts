/**
 * Arrow keys in a line of buttons of which one is chosen: they choose and focus the neighbour, round the ends; Home and
 * End the outermost. `chosen` is a position, `choose` is told the new one; the buttons are the line's only children.
 */
export function chooseByKey(
  event: KeyboardEvent,
  chosen: number,
  choose: (position: number) => void,
): void {
  const { currentTarget: line, key, altKey, ctrlKey, metaKey } = event
  if (!(line instanceof HTMLElement) || altKey || ctrlKey || metaKey) return
  const to = positionAfterKey(key, chosen, line.children.length)
  const button = to === null ? undefined : line.children[to]
  if (to === null || !(button instanceof HTMLElement)) return
  event.preventDefault()
  choose(to)
  button.focus()
}

function positionAfterKey(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return (at - 1 + count) % count
    case 'ArrowRight':
      return (at + 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
