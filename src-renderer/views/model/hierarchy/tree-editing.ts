import { computed, shallowRef } from 'vue'
import { formatKeys } from '../../../stores/commands'
import { useHierarchy } from '../../../stores/hierarchy'
import { useModel } from '../../../stores/model'
import { modelStrings } from '../../../ui/strings-en-model'
import type { Draft } from './tree-items'
import type { TreeNode } from './tree-lines'
import { targetOfMove, type TreeMove } from './tree-moves'

export interface TreeEditingParts {
  readonly forest: () => readonly TreeNode[]
  readonly fold: (name: string, isFolded: boolean) => void
  readonly remove: (name: string) => void
  /** Gives the focus back to the tree. */
  readonly refocus: () => void
}

const words = modelStrings.tree

/** Everything that can be done to the node with the focus, by key, by menu and by dragging. */
export function useTreeEditing({ forest, fold, remove, refocus }: TreeEditingParts) {
  const model = useModel()
  const hierarchy = useHierarchy()
  const draft = shallowRef<Draft | null>(null)
  const cut = shallowRef<string | null>(null)
  const said = shallowRef('')
  const dropHint = shallowRef<{ readonly text: string; readonly isRefused: boolean } | null>(null)
  const active = () => model.place?.item ?? null
  const nodeNamed = (name: string | null) => hierarchy.nodes?.find((one) => one.name === name)
  const labelOf = (name: string | null) => nodeNamed(name)?.label ?? name ?? words.edits.top

  async function moveTo(name: string, parent: string | null): Promise<void> {
    const isDone = await hierarchy.move(name, parent)
    if (isDone && parent !== null) fold(parent, false)
    if (isDone) cut.value = null
    model.choose(name)
  }

  function moveBy(move: TreeMove): void {
    const name = active()
    if (name === null) return
    const parent = targetOfMove(forest(), name, move)
    if (parent === undefined) said.value = words.nowhere[move](labelOf(name))
    else void moveTo(name, parent)
  }

  /** Says what letting go here would do, or why it cannot be. */
  async function showHint(name: string, over: string | null | undefined): Promise<void> {
    dropHint.value = null
    if (over === undefined || over === name) return
    const refusal = await hierarchy.refusalOfMove(name, over)
    const text = refusal ?? words.edits.move(labelOf(name), labelOf(over))
    dropHint.value = { text, isRefused: refusal !== null }
  }

  function beginNew(isBelow: boolean): void {
    const name = active()
    const parent = isBelow ? name : (nodeNamed(name)?.parent ?? null)
    draft.value = { kind: 'new', parent, after: name }
    if (isBelow && name !== null) fold(name, false)
  }

  function beginRename(): void {
    const name = active()
    if (name !== null) draft.value = { kind: 'rename', name }
  }

  async function endDraft(text: string): Promise<void> {
    const ended = draft.value
    draft.value = null
    refocus()
    if (ended === null || text === '') return
    if (ended.kind === 'rename') {
      if (text !== labelOf(ended.name)) await hierarchy.rename(ended.name, text)
      return
    }
    const name = await hierarchy.add(text, ended.parent)
    if (name !== null) model.choose(name)
  }

  function cutActive(): void {
    cut.value = active()
    said.value = words.cutSaid(labelOf(active()))
  }

  function paste(): void {
    if (cut.value !== null && cut.value !== active()) void moveTo(cut.value, active())
  }

  const withActive = (act: (name: string) => void) => () => {
    const name = active()
    if (name !== null) act(name)
  }
  const actions: Readonly<Record<string, () => void>> = {
    below: () => beginNew(true),
    beside: () => beginNew(false),
    rename: beginRename,
    cut: cutActive,
    paste,
    toTop: withActive((name) => void moveTo(name, null)),
    remove: withActive(remove),
  }
  const keys: Readonly<Record<string, () => void>> = {
    F2: beginRename,
    Insert: () => beginNew(true),
    Enter: () => beginNew(false),
    Delete: withActive(remove),
    'Mod+Enter': () => model.editName(),
    'Mod+X': cutActive,
    'Mod+V': paste,
    Escape: () => (cut.value = null),
    'Alt+ArrowRight': () => moveBy('indent'),
    'Alt+ArrowLeft': () => moveBy('outdent'),
    'Alt+ArrowUp': () => moveBy('before'),
    'Alt+ArrowDown': () => moveBy('after'),
  }

  const menuItems = computed(() => {
    const isCut = cut.value !== null
    const entries = [
      ['below', 'Insert'],
      ['beside', 'Enter'],
      ['rename', 'F2'],
      ['cut', 'Mod+X'],
      ...(isCut ? [['paste', 'Mod+V'] as const] : []),
      ['toTop', ''],
      ['remove', 'Delete'],
    ] as const
    return entries.map(([id, key]) => ({ id, label: words.actions[id], keys: formatKeys(key) }))
  })

  function press(event: KeyboardEvent): void {
    const isMod = event.ctrlKey || event.metaKey
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
    const run = keys[`${isMod ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}${key}`]
    if (run === undefined) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }

  return {
    draft,
    cut,
    said,
    dropHint,
    menuItems,
    moveTo,
    showHint,
    beginNew,
    endDraft,
    run: (id: string) => actions[id]?.(),
    press,
  }
}
