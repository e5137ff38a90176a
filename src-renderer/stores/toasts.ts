import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { strings } from '../ui/strings-en'

export interface ToastAction {
  readonly label: string
  readonly run: () => unknown
}

export interface Toast {
  readonly id: number
  readonly text: string
  readonly action: ToastAction | null
}

/** Most toasts on screen; the oldest goes. */
const shownCount = 3

/** Short notes of what was done, with a way back. */
export const useToasts = defineStore('toasts', () => {
  const toasts = shallowRef<readonly Toast[]>([])
  let lastId = 0

  /** The answer names it to `dismiss`. */
  function show(toast: { readonly text: string; readonly action?: ToastAction }): number {
    const shown = { id: ++lastId, text: toast.text, action: toast.action ?? null }
    toasts.value = [...toasts.value, shown].slice(-shownCount)
    return shown.id
  }

  function dismiss(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id)
  }

  /** Copies a text, and says whether it is in the clipboard. */
  async function copy(text: string): Promise<void> {
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    show({ text: isCopied ? strings.copied : strings.notCopied })
  }

  return { toasts: shallowReadonly(toasts), show, dismiss, copy }
})
