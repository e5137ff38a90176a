import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { formatChange } from '@shared/change/format-change'
import type {
  Dependent,
  ItemProperty,
  ItemRef,
  ItemSheet,
  RuleEntry,
  SearchHit,
} from '@shared/protocol/engine'
import { modelStrings } from '../ui/strings-en-model'
import { engine } from '../worker/engine-client'
import { useModel } from './model'
import { useModelEdit } from './model-edit'
import { useNames } from './names'
import { useOrg } from './org'

/** A thing stands so long before what uses it is looked up. */
const restMs = 300

/** The property by which a change names a thing: setting it is renaming. */
const namingProperty = (kind: ItemRef['kind']) => (kind === 'user' ? 'username' : 'name')

/** The form of the thing that the Model view shows: its properties, what uses it, and edits of both. */
export const useModelSheet = defineStore('model-sheet', () => {
  const org = useOrg()
  const editing = useModelEdit()
  const model = useModel()
  const names = useNames()
  const item = shallowRef<ItemRef | null>(null)
  const sheet = shallowRef<ItemSheet | null>(null)
  const dependents = shallowRef<readonly Dependent[]>([])
  const rules = shallowRef<ReadonlyMap<string, RuleEntry>>(new Map())
  const hit = shallowRef<SearchHit | null>(null)
  const isGone = ref(false)
  let resting: ReturnType<typeof setTimeout> | undefined
  const failure = ref<string | null>(null)

  async function load(): Promise<void> {
    clearTimeout(resting)
    const wanted = item.value
    if (wanted === null || org.state.kind !== 'open') {
      sheet.value = null
      return
    }
    const outcome = await engine.call('itemOf', { item: wanted })
    if (outcome.kind === 'superseded') return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    sheet.value = outcome.kind === 'done' ? outcome.answer : null
    isGone.value = outcome.kind === 'done' && outcome.answer === null
    resting = setTimeout(() => void loadLinks(wanted), restMs)
  }

  /** What uses the thing, where the heat-map shows it, and the rules of its properties. */
  async function loadLinks(wanted: ItemRef): Promise<void> {
    const ids = (sheet.value?.properties ?? []).flatMap(({ rule }) => (rule === null ? [] : [rule]))
    const [used, shown, known] = await Promise.all([
      engine.call('dependentsOf', { item: wanted }),
      engine.call('hitOfItem', { item: wanted }),
      engine.call('rulesOf', { ids }),
    ])
    if (used.kind === 'done') dependents.value = used.answer
    if (shown.kind === 'done') hit.value = shown.answer
    if (known.kind === 'done') rules.value = new Map(known.answer.map((rule) => [rule.id, rule]))
  }

  const setChange = (of: ItemRef, { name }: ItemProperty, value: string) =>
    formatChange({ kind: 'set', item: of, property: name, value })
  const elementChange = (
    of: ItemRef,
    kind: 'add' | 'take',
    { name }: ItemProperty,
    element: string,
  ) => formatChange({ kind, item: of, property: name, element })

  /** Sets a property: null when it is done, else why it cannot be. */
  async function set(property: ItemProperty, value: string): Promise<string | null> {
    const of = sheet.value?.item
    if (of === undefined || value === property.value) return null
    const label = modelStrings.sheet.edited(property.label, sheet.value?.title ?? of.name)
    const isRename = property.name === namingProperty(of.kind)
    const refusal = await editing.attempt([setChange(of, property, value)], label)
    if (isRename && refusal === null) model.choose(renamed(of, property, value).name)
    return refusal
  }

  /** The thing by its new name; a field keeps its object before it. */
  const renamed = ({ kind, name }: ItemRef, property: ItemProperty, value: string): ItemRef => ({
    kind,
    name: name.endsWith(property.value)
      ? name.slice(0, name.length - property.value.length) + value
      : value,
  })

  async function change(
    kind: 'add' | 'take',
    property: ItemProperty,
    element: string,
  ): Promise<string | null> {
    const of = sheet.value?.item
    if (of === undefined) return null
    const label = modelStrings.sheet.edited(property.label, sheet.value?.title ?? of.name)
    return editing.attempt([elementChange(of, kind, property, element)], label)
  }

  /** Why the property cannot have this value, null where it can: asked while it is typed. */
  async function check(property: ItemProperty, value: string): Promise<string | null> {
    const of = sheet.value?.item
    if (of === undefined || value === property.value) return null
    return editing.refusalOf(setChange(of, property, value), `sheet ${property.name}`)
  }

  function show(wanted: ItemRef | null): void {
    if (wanted?.kind === item.value?.kind && wanted?.name === item.value?.name) return
    item.value = wanted
    dependents.value = []
    hit.value = null
    if (wanted?.kind !== sheet.value?.item.kind) sheet.value = null
  }

  watch([item, () => org.revision, () => org.state.kind], () => void load())

  return {
    item: shallowReadonly(item),
    /** Null until it is read, and where `isGone`. */
    sheet: shallowReadonly(sheet),
    dependents: shallowReadonly(dependents),
    isGone: readonly(isGone),
    failure: readonly(failure),
    ruleOf: (id: string | null) => (id === null ? null : (rules.value.get(id) ?? null)),
    canShow: computed(() => hit.value !== null),
    /** Shows its row or column in the heat-map. */
    showInHeatMap: () => hit.value !== null && names.showInHeatMap(hit.value),
    show,
    set,
    add: (property: ItemProperty, element: string) => change('add', property, element),
    take: (property: ItemProperty, element: string) => change('take', property, element),
    check,
  }
})
