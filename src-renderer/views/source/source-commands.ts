import { useCommands, type Command } from '../../stores/commands'
import type { EditorAction } from '../../ui/editor/editor-answers'
import { sourceStrings as words } from '../../ui/strings-en-source'

export interface SourceVerbs {
  readonly isEditing: () => boolean
  readonly run: (action: EditorAction) => void
  readonly show: (mode: 'edit' | 'compare') => void
  readonly wrap: () => void
}

/** The verbs of the Source view for the palette and by key; the answer takes them away. */
export function registerSourceCommands(verbs: SourceVerbs): () => void {
  const group = words.commands.group
  const action = (id: EditorAction, keys: string): Command => ({
    id: `source.${id}`,
    title: words[id],
    group,
    keys,
    isEnabled: verbs.isEditing,
    run: () => verbs.run(id),
  })
  return useCommands().register(
    action('format', 'Shift+Alt+F'),
    action('find', 'Mod+F'),
    action('symbols', 'Mod+T'),
    action('rename', 'F2'),
    action('references', 'Shift+F12'),
    action('definition', 'F12'),
    {
      id: 'source.wrap',
      title: words.wrap,
      group,
      keys: 'Alt+Z',
      isEnabled: verbs.isEditing,
      run: verbs.wrap,
    },
    {
      id: 'source.compare',
      title: words.commands.compare,
      group,
      isEnabled: verbs.isEditing,
      run: () => verbs.show('compare'),
    },
    {
      id: 'source.edit',
      title: words.commands.edit,
      group,
      isEnabled: () => !verbs.isEditing(),
      run: () => verbs.show('edit'),
    },
  )
}
