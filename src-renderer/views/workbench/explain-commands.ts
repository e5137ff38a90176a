import type { Command } from '../../stores/commands'
import { explainModes, useExplainMode, type ExplainMode } from '../../stores/explain-mode'
import { useWorkbench } from '../../stores/workbench'
import { explainStrings } from '../../ui/strings-en-explain'

/** The ways in which the right panel tells an answer, which it opens when it is closed. */
export function explainCommands(): readonly Command[] {
  const workbench = useWorkbench()
  const modes = useExplainMode()
  const keys: Partial<Record<ExplainMode, string>> = { steps: 'Mod+Alt+D' }
  return explainModes.map((mode): Command => {
    const shortcut = keys[mode]
    return {
      id: `explain.${mode}`,
      title: explainStrings.commands[mode],
      group: explainStrings.group,
      ...(shortcut === undefined ? {} : { keys: shortcut }),
      run() {
        workbench.showWhy()
        modes.show(mode)
      },
    }
  })
}
