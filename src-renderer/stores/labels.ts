import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { Labels } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'
import { useSettings } from './settings'

type Dictionary = ReadonlyMap<string, string>

/** What the things of the open org are called: by label or by API name, as the settings say. */
export const useLabels = defineStore('labels', () => {
  const org = useOrg()
  const settings = useSettings()
  const labels = shallowRef<Labels | null>(null)
  let names: Dictionary | null = null
  const fieldsByObject = new Map<string, Dictionary>()

  async function load(): Promise<void> {
    const outcome = org.state.kind === 'open' ? await engine.call('labels', {}) : null
    if (outcome?.kind === 'superseded') return
    names = null
    fieldsByObject.clear()
    labels.value = outcome?.kind === 'done' ? outcome.answer : null
  }

  /** The label of an object, user, container … or of a field (`Account.Phone`); its API name where it has none. */
  function nameOf(name: string): string {
    if (settings.settings.names === 'api' || labels.value === null) return name
    names ??= dictionary(labels.value.names)
    const known = names.get(name)
    if (known !== undefined) return known
    const dot = name.indexOf('.')
    return dot < 0 ? name : (fieldName(name.slice(0, dot), name.slice(dot + 1)) ?? name)
  }

  function fieldName(object: string, field: string): string | null {
    const text = labels.value?.fieldsByObject[object]
    if (text === undefined) return null
    const fields = fieldsByObject.get(object) ?? dictionary(text)
    fieldsByObject.set(object, fields)
    return `${nameOf(object)} › ${fields.get(field) ?? field}`
  }

  watch([() => org.revision, () => org.state.kind], () => void load(), { immediate: true })

  return { nameOf }
})

const dictionary = (text: string): Dictionary =>
  new Map(
    text.split('\n').map((line) => {
      const [name = '', label = ''] = line.split('\t')
      return [name, label]
    }),
  )
