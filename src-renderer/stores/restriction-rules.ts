import { defineStore } from 'pinia'
import { readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import type { RestrictionDraft, RestrictionForm, RestrictionTrial } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useModelEdit } from './model-edit'
import { useOrg } from './org'
import { useToasts } from './toasts'

/** The restriction rule that is edited, tried on users and records before it is saved. */
export const useRestrictionRules = defineStore('restriction-rules', () => {
  const org = useOrg()
  const toasts = useToasts()
  const editing = useModelEdit()
  const name = ref<string | null>(null)
  const object = ref<string | null>(null)
  const form = shallowRef<RestrictionForm | null>(null)
  const trial = shallowRef<RestrictionTrial | null>(null)

  async function load(): Promise<void> {
    const wanted = name.value
    if (wanted === null || org.state.kind !== 'open') return void (form.value = null)
    const outcome = await engine.call('restrictionForm', { name: wanted, object: object.value })
    if (outcome.kind === 'failed') toasts.show({ text: outcome.message })
    if (outcome.kind === 'done') form.value = outcome.answer
  }

  function show(wanted: string | null): void {
    if (wanted === name.value) return
    name.value = wanted
    object.value = null
    form.value = null
    trial.value = null
    void load()
  }

  /** Offers the fields of another object; the rule stays as it is until it is saved. */
  async function turnTo(wanted: string): Promise<void> {
    object.value = wanted
    await load()
  }

  async function tryOut(draft: RestrictionDraft, was: string): Promise<void> {
    const outcome = await engine.call('tryRestriction', { draft, was })
    if (outcome.kind === 'failed') toasts.show({ text: outcome.message })
    if (outcome.kind === 'done') trial.value = outcome.answer
  }

  watch([() => org.id, () => org.revision, () => org.state.kind], () => {
    object.value = null
    void load()
  })

  return {
    name: readonly(name),
    /** Null until it is read, and where there is no such rule. */
    form: shallowReadonly(form),
    trial: shallowReadonly(trial),
    show,
    turnTo,
    tryOut,
    /** One step of undo; false, with the reason said, when it cannot be made. */
    save: editing.makeQuietly,
  }
})
