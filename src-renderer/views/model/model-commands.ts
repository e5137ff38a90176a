import type { useCommands } from '../../stores/commands'
import type { useModel } from '../../stores/model'
import { modelStrings } from '../../ui/strings-en-model'
import { modelPages } from './model-pages'

interface ModelParts {
  /** Gives the focus to what the page lists. */
  readonly focusPage: () => void
  /** Begins a new thing of the page's kind. */
  readonly begin: () => void
  readonly mayBegin: () => boolean
}

/** Every page of the Model view by name, and the way back; the answer takes the commands away again. */
export function registerModelCommands(
  commands: ReturnType<typeof useCommands>,
  model: ReturnType<typeof useModel>,
  { focusPage, begin, mayBegin }: ModelParts,
): () => void {
  const group = modelStrings.title
  return commands.register(
    ...modelPages.map(({ id, title }) => ({
      id: `model.${id}`,
      title,
      group,
      run: () => {
        model.goTo({ page: id, item: null })
        focusPage()
      },
    })),
    {
      id: 'model.new',
      title: modelStrings.items.new,
      group,
      keys: 'Insert',
      isEnabled: mayBegin,
      run: begin,
    },
    {
      id: 'model.focus',
      title: modelStrings.focusPage,
      group,
      keys: 'Mod+G',
      run: focusPage,
    },
    {
      id: 'model.back',
      title: modelStrings.back,
      group,
      keys: 'Alt+ArrowLeft',
      isEnabled: () => model.canGoBack,
      run: () => model.back(),
    },
    {
      id: 'model.forward',
      title: modelStrings.forward,
      group,
      keys: 'Alt+ArrowRight',
      isEnabled: () => model.canGoForward,
      run: () => model.forward(),
    },
  )
}
