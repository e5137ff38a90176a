import type { Command, useCommands } from '../../stores/commands'
import { useModel } from '../../stores/model'
import { useOrg } from '../../stores/org'
import { useWorkbench } from '../../stores/workbench'
import { modelStrings } from '../../ui/strings-en-model'
import { modelPages } from './model-pages'

interface ModelParts {
  /** Gives the focus to what the page lists. */
  readonly focusPage: () => void
  /** Begins a new thing of the page's kind. */
  readonly begin: () => void
  readonly mayBegin: () => boolean
}

/** Every page of the Model view by name, wherever one is. */
export function modelPageCommands(): readonly Command[] {
  const model = useModel()
  const org = useOrg()
  const workbench = useWorkbench()
  return modelPages.map(({ id, title }) => ({
    id: `model.${id}`,
    title,
    group: modelStrings.title,
    isEnabled: () => org.state.kind === 'open',
    run: () => {
      model.goTo({ page: id, item: null })
      model.askFocus(true)
      workbench.show('model')
    },
  }))
}

/** What can be done on a page, and the way back; the answer takes the commands away again. */
export function registerModelCommands(
  commands: ReturnType<typeof useCommands>,
  model: ReturnType<typeof useModel>,
  { focusPage, begin, mayBegin }: ModelParts,
): () => void {
  const group = modelStrings.title
  return commands.register(
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
