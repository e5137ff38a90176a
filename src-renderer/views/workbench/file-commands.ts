import { useBackups } from '../../stores/backups'
import { useCommands } from '../../stores/commands'
import { useOrg } from '../../stores/org'
import { useOrgFile } from '../../stores/org-file'
import { useWorkbench } from '../../stores/workbench'
import { strings } from '../../ui/strings-en'
import { fileStrings } from '../../ui/strings-en-files'

const words = fileStrings.commands

/** The commands about files of orgs; the answer takes them away. */
export function registerFileCommands(): () => void {
  const org = useOrg()
  const orgFile = useOrgFile()
  const workbench = useWorkbench()
  const backups = useBackups()
  const group = strings.commands.groups.org
  const isEnabled = () => org.state.kind === 'open'
  return useCommands().register(
    {
      id: 'file.save',
      title: words.save,
      group,
      keys: 'Mod+S',
      isEnabled,
      run: () => orgFile.save(),
    },
    {
      id: 'file.save-as',
      title: words.saveAs,
      group,
      keys: 'Mod+Shift+S',
      isEnabled,
      run: () => orgFile.saveAs(),
    },
    {
      id: 'file.recent',
      title: words.recent,
      group,
      isEnabled: () => backups.isAvailable,
      run: () => workbench.show('library'),
    },
  )
}
