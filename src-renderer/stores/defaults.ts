import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import type { ChangeText, DefaultsTable, WhatIfAnswer } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { longCall } from './long-call'
import { useOrg } from './org'
import { useToasts } from './toasts'

/** What changes in the heat-map when a default is chosen; null while it is counted. */
export type DefaultEffect =
  | { readonly kind: 'counted'; readonly answer: WhatIfAnswer }
  | { readonly kind: 'failed'; readonly message: string }

/** Effects put into words. */
const sentenceCount = 2

/** Organization-wide defaults of the open org's objects, what choosing one would do, and the choice itself. */
export const useDefaults = defineStore('defaults', () => {
  const org = useOrg()
  const toasts = useToasts()
  const table = shallowRef<DefaultsTable | null>(null)
  const failure = ref<string | null>(null)
  const effect = shallowRef<DefaultEffect | null>(null)
  const causes = longCall('causes', 'defaults')

  async function load(): Promise<void> {
    if (org.state.kind !== 'open') return
    const outcome = await engine.call('organizationWideDefaults', {})
    if (outcome.kind === 'superseded') return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    if (outcome.kind === 'done') table.value = outcome.answer
  }

  /** Counts what the changes would do to the base; the newest question alone is answered. */
  async function consider(changes: readonly ChangeText[]): Promise<void> {
    forgetEffect()
    if (changes.length === 0) return
    const outcome = await engine.call('whatIf', { changes }, { lane: 'defaults' })
    if (outcome.kind === 'superseded') return
    effect.value =
      outcome.kind === 'failed'
        ? { kind: 'failed', message: outcome.message }
        : { kind: 'counted', answer: outcome.answer }
    if (outcome.kind === 'done') void causes.run({ changes, limit: sentenceCount })
  }

  function forgetEffect(): void {
    effect.value = null
    causes.clear()
  }

  /** Makes the changes one step of undo; false, with the reason said, when they cannot be made. */
  async function choose(changes: readonly ChangeText[], label: string): Promise<boolean> {
    const outcome = await org.edit({ kind: 'changes', changes }, label)
    if (outcome.kind === 'refused')
      for (const { reason } of outcome.reasons) toasts.show({ text: reason })
    if (outcome.kind === 'failed') toasts.show({ text: outcome.message })
    return outcome.kind === 'done'
  }

  watch(
    () => org.id,
    () => {
      table.value = null
      forgetEffect()
    },
  )
  watch([() => org.revision, () => org.state.kind], () => void load(), { immediate: true })

  return {
    table: shallowReadonly(table),
    failure: readonly(failure),
    effect: shallowReadonly(effect),
    /** The effect in sentences, which come after the counts. */
    sentences: computed(() =>
      [...(causes.answer.value?.groups ?? []), ...(causes.answer.value?.idle ?? [])].map(
        ({ sentence }) => sentence,
      ),
    ),
    consider,
    forgetEffect,
    choose,
  }
})
