import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

export interface Command {
  readonly id: string
  readonly title: string
  /** Heading in the palette (`View`). */
  readonly group: string
  /** `Mod+Shift+P`; Mod is Ctrl, on a Mac the command key. */
  readonly keys?: string
  readonly run: () => unknown
  readonly isEnabled?: () => boolean
}

const isMac = () => navigator.platform.startsWith('Mac')

/** Everything the window can do, by name and by key. */
export const useCommands = defineStore('commands', () => {
  const commands = shallowRef<ReadonlyMap<string, Command>>(new Map())

  /** Adds commands; the answer takes them away again. */
  function register(...added: readonly Command[]): () => void {
    commands.value = new Map([...commands.value, ...added.map((one) => [one.id, one] as const)])
    return () => {
      const left = new Map(commands.value)
      for (const one of added) if (left.get(one.id) === one) left.delete(one.id)
      commands.value = left
    }
  }

  function run(id: string): void {
    const command = commands.value.get(id)
    if (command !== undefined && command.isEnabled?.() !== false) command.run()
  }

  /** Runs the command of a key press, true when there is one. */
  function runKeys(event: KeyboardEvent): boolean {
    const pressed = keysOfEvent(event)
    const command = [...commands.value.values()].find(
      ({ keys, isEnabled }) =>
        keys !== undefined && keyList(keys).includes(pressed) && isEnabled?.() !== false,
    )
    command?.run()
    return command !== undefined
  }

  /** The key of a command as people read it (`Ctrl+Shift+P`), or an empty text. */
  function keysOf(id: string): string {
    const keys = commands.value.get(id)?.keys
    return keys === undefined ? '' : formatKeys(keyList(keys)[0] ?? '')
  }

  return {
    all: computed(() => [...commands.value.values()].filter((one) => one.isEnabled?.() !== false)),
    register,
    run,
    runKeys,
    keysOf,
  }
})

/** Several keys for one command stand apart by a space; the first is the one that is shown. */
const keyList = (keys: string): readonly string[] => keys.split(' ')

/** `Mod+Shift+P` as this system writes it. */
export function formatKeys(keys: string): string {
  return isMac()
    ? keys.replace('Mod+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥')
    : keys.replace('Mod', 'Ctrl')
}

function keysOfEvent(event: KeyboardEvent): string {
  const isMod = isMac() ? event.metaKey : event.ctrlKey
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  return [isMod && 'Mod', event.shiftKey && 'Shift', event.altKey && 'Alt', key]
    .filter((part) => part !== false)
    .join('+')
}
