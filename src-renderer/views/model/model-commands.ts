import type { useCommands } from '../../stores/commands'
import type { useModel } from '../../stores/model'
import { modelStrings } from '../../ui/strings-en-model'
import { modelPages } from './model-pages'

/** Every page of the Model view by name, and the way back; the answer takes the commands away again. */
export function registerModelCommands(
  commands: ReturnType<typeof useCommands>,
  model: ReturnType<typeof useModel>,
): () => void {
  const group = modelStrings.title
  return commands.register(
    ...modelPages.map(({ id, title }) => ({
      id: `model.${id}`,
      title,
      group,
      run: () => model.goTo({ page: id, item: null }),
    })),
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
