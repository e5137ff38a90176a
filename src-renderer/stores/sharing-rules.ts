import { defineStore } from 'pinia'
import { readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import type { ObjectName } from '@shared/model/id'
import type { RuleDraft, RuleTrial, SharingRuleForm } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useModelEdit } from './model-edit'
import { useOrg } from './org'
import { useToasts } from './toasts'

/** Records shown of those that match, and of those that do not. */
const sampleCount = 8

/** The rules of one object, and the one that is being written, tried on the records before it is saved. */
export const useSharingRules = defineStore('sharing-rules', () => {
  const org = useOrg()
  const toasts = useToasts()
  const editing = useModelEdit()
  const object = ref<ObjectName | null>(null)
  const form = shallowRef<SharingRuleForm | null>(null)
  const failure = ref<string | null>(null)
  const trial = shallowRef<RuleTrial | null>(null)

  async function load(): Promise<void> {
    if (org.state.kind !== 'open') return
    const outcome = await engine.call('sharingRuleForm', { object: object.value })
    if (outcome.kind === 'superseded') return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    if (outcome.kind === 'done') form.value = outcome.answer
  }

  /** Ends when the rules of the object are read; null for the first object that has some. */
  async function turnTo(name: ObjectName | null): Promise<void> {
    if (name === object.value && form.value !== null) return
    object.value = name
    await load()
  }

  /** Tries the rule; null until the answer is there. The newest question alone is answered. */
  async function tryOut(draft: RuleDraft, was: string | null): Promise<void> {
    const outcome = await engine.call('trySharingRule', { draft, was, sampleCount })
    if (outcome.kind === 'failed') toasts.show({ text: outcome.message })
    if (outcome.kind === 'done') trial.value = outcome.answer
  }

  watch(
    () => org.id,
    () => {
      form.value = null
      object.value = null
      trial.value = null
    },
  )
  watch([() => org.revision, () => org.state.kind], () => void load(), { immediate: true })

  return {
    form: shallowReadonly(form),
    failure: readonly(failure),
    trial: shallowReadonly(trial),
    turnTo,
    tryOut,
    forgetTrial: () => void (trial.value = null),
    /** One step of undo; false, with the reason said, when it cannot be made. */
    save: editing.makeQuietly,
  }
})
