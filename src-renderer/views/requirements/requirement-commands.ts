import type { Command } from '../../stores/commands'
import { useOrg } from '../../stores/org'
import { useWatches } from '../../stores/watches'
import { useWorkbench } from '../../stores/workbench'
import { strings } from '../../ui/strings-en'
import { requirementStrings } from '../../ui/strings-en-requirements'

/** What can be done about requirements and watches from anywhere. */
export function requirementCommands(): readonly Command[] {
  const workbench = useWorkbench()
  const org = useOrg()
  const watches = useWatches()
  const group = strings.commands.groups.view
  return [
    {
      id: 'view.requirements',
      title: requirementStrings.show,
      group,
      keys: 'Mod+Alt+R',
      run: () => workbench.show('requirements'),
    },
    {
      id: 'panel.requirements',
      title: requirementStrings.tab,
      group,
      isEnabled: () => org.id !== null,
      run: () => workbench.showBottom('requirements'),
    },
    {
      id: 'watch.pin',
      title: requirementStrings.watch.commandPin,
      group,
      isEnabled: () => watches.candidate !== null && !watches.isPinned,
      run: () => watches.pin(),
    },
  ]
}
