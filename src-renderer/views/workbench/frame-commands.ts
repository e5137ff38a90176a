import { useCommands, type Command } from '../../stores/commands'
import { useHistory, type Moved } from '../../stores/history'
import { useIntake } from '../../stores/intake'
import { useOrg } from '../../stores/org'
import { useOrgFile } from '../../stores/org-file'
import { useSelection } from '../../stores/selection'
import { textScales, themes, useSettings } from '../../stores/settings'
import { useSubjects, type SubjectKind } from '../../stores/subjects'
import { useTimeline } from '../../stores/timeline'
import { useToasts } from '../../stores/toasts'
import { useWorkbench } from '../../stores/workbench'
import { strings } from '../../ui/strings-en'
import { historyStrings } from '../../ui/strings-en-history'
import { scenarioStrings } from '../../ui/strings-en-scenarios'
import { sourceStrings } from '../../ui/strings-en-source'
import { viewStrings } from '../../ui/strings-en-views'
import { explainCommands } from './explain-commands'
import { modelPageCommands } from '../model/model-commands'
import { requirementCommands } from '../requirements/requirement-commands'

const words = strings.commands

/** The commands of the frame itself; the answer takes them away. */
export function registerFrameCommands(): () => void {
  const commands = useCommands()
  return commands.register(
    ...viewCommands(),
    ...requirementCommands(),
    ...modelPageCommands(),
    ...editCommands(),
    ...historyCommands(),
    ...orgCommands(),
    ...lookCommands(),
    ...pickCommands(),
    ...explainCommands(),
  )
}

function viewCommands(): readonly Command[] {
  const workbench = useWorkbench()
  const group = words.groups.view
  return [
    {
      id: 'palette.commands',
      title: words.palette,
      group,
      keys: 'Mod+Shift+P Mod+K',
      run: () => workbench.showPalette('commands'),
    },
    {
      id: 'palette.names',
      title: words.quickOpen,
      group,
      keys: 'Mod+P',
      run: () => workbench.showPalette('names'),
    },
    {
      id: 'view.library',
      title: words.library,
      group,
      keys: 'Mod+Shift+L',
      run: () => workbench.show('library'),
    },
    {
      id: 'view.model',
      title: words.model,
      group,
      keys: 'Mod+Shift+B',
      run: () => workbench.show('model'),
    },
    {
      id: 'view.heat-map',
      title: words.heatMap,
      group,
      keys: 'Mod+Shift+H',
      run: () => workbench.show('heat-map'),
    },
    {
      id: 'view.source',
      title: sourceStrings.commands.show,
      group,
      keys: 'Mod+Alt+S',
      run: () => workbench.show('source'),
    },
    {
      id: 'view.what-if',
      title: scenarioStrings.show,
      group,
      keys: 'Mod+Alt+W',
      run: () => workbench.show('what-if'),
    },
    {
      id: 'view.settings',
      title: words.settings,
      group,
      keys: 'Mod+,',
      run: () => workbench.show('settings'),
    },
    {
      id: 'panel.bottom',
      title: words.toggleBottom,
      group,
      keys: 'Mod+J',
      run: () => workbench.toggleBottom(),
    },
    {
      id: 'panel.why',
      title: words.toggleWhy,
      group,
      keys: 'Mod+Alt+B',
      run: () => workbench.toggleWhy(),
    },
    {
      id: 'panel.what-if',
      title: words.whatIf,
      group,
      run: () => workbench.showBottom('what-if'),
    },
    {
      id: 'panel.diagnostics',
      title: words.diagnostics,
      group,
      keys: 'Mod+Shift+M',
      run: () => workbench.showBottom('diagnostics'),
    },
  ]
}

function editCommands(): readonly Command[] {
  const history = useHistory()
  const toasts = useToasts()
  const group = words.groups.edit
  const undo = async () => {
    const moved = await history.undo()
    toasts.show({ text: movedWords(moved, words.undone, words.nothingToUndo) })
  }
  const redo = async () => {
    const moved = await history.redo()
    toasts.show({ text: movedWords(moved, words.redone, words.nothingToRedo) })
  }
  return [
    { id: 'edit.undo', title: strings.undo, group, keys: 'Mod+Z', run: undo },
    { id: 'edit.redo', title: strings.redo, group, keys: 'Mod+Shift+Z Mod+Y', run: redo },
  ]
}

function historyCommands(): readonly Command[] {
  const history = useHistory()
  const timeline = useTimeline()
  const orgFile = useOrgFile()
  const workbench = useWorkbench()
  const group = words.groups.edit
  const checkpoint = async () => {
    workbench.showBottom('history')
    await timeline.startNaming()
  }
  return [
    {
      id: 'panel.history',
      title: historyStrings.words.command,
      group: words.groups.view,
      run: () => workbench.showBottom('history'),
    },
    // The key saves to the file of an org that has one, and makes a checkpoint of every other.
    {
      id: 'history.checkpoint',
      title: historyStrings.words.checkpoint,
      group,
      keys: 'Mod+S',
      isEnabled: () => history.scope !== 'library' && orgFile.file === null,
      run: checkpoint,
    },
    {
      id: 'history.checkpoint-beside-file',
      title: historyStrings.words.checkpoint,
      group,
      isEnabled: () => history.scope !== 'library' && orgFile.file !== null,
      run: checkpoint,
    },
  ]
}

function movedWords(moved: Moved, done: (label: string) => string, nothing: string): string {
  switch (moved.kind) {
    case 'moved':
      return done(moved.label)
    case 'nothing':
      return nothing
    case 'failed':
      return moved.message
  }
}

function orgCommands(): readonly Command[] {
  const org = useOrg()
  const intake = useIntake()
  const group = words.groups.org
  const isEnabled = () => org.id !== null
  return [
    { id: 'org.new', title: words.newOrg, group, keys: 'Mod+Alt+N', run: () => intake.newOrg() },
    {
      id: 'org.close',
      title: words.closeOrg,
      group,
      isEnabled,
      run: () => org.id !== null && intake.leave(org.id),
    },
    {
      id: 'org.export',
      title: words.export,
      group,
      isEnabled,
      run: () => org.row !== null && intake.exportOrg(org.row),
    },
    {
      id: 'org.session',
      title: words.session,
      group,
      isEnabled: () => (org.summary?.sessionSets.length ?? 0) > 0,
      run: () => org.activateSessionSets(!org.isSessionActive),
    },
  ]
}

/** The lists of the why panel, each by a key. */
function pickCommands(): readonly Command[] {
  const subjects = useSubjects()
  const selection = useSelection()
  const workbench = useWorkbench()
  const group = words.groups.view
  const isEnabled = () => workbench.view === 'heat-map' && selection.object !== null
  const pick = (kind: SubjectKind) => () => {
    workbench.showWhy()
    subjects.pick(kind)
  }
  const { pickUser, pickRecord, pickField } = viewStrings.why
  return [
    {
      id: 'why.user',
      title: pickUser,
      group,
      keys: 'Mod+Shift+U',
      isEnabled: () => isEnabled() && subjects.users !== null,
      run: pick('user'),
    },
    {
      id: 'why.record',
      title: pickRecord,
      group,
      keys: 'Mod+Shift+E',
      isEnabled,
      run: pick('record'),
    },
    {
      id: 'why.field',
      title: pickField,
      group,
      keys: 'Mod+Shift+F',
      isEnabled,
      run: pick('field'),
    },
  ]
}

function lookCommands(): readonly Command[] {
  const settings = useSettings()
  const group = words.groups.view
  const scale = (step: 1 | -1) => {
    const at = textScales.findIndex((one) => one === settings.settings.textScale)
    const next = textScales[at + step]
    if (next !== undefined) void settings.set('textScale', next)
  }
  return [
    ...themes.map((theme) => ({
      id: `theme.${theme}`,
      title: words.theme[theme],
      group,
      run: () => settings.set('theme', theme),
    })),
    { id: 'text.larger', title: words.larger, group, run: () => scale(1) },
    { id: 'text.smaller', title: words.smaller, group, run: () => scale(-1) },
  ]
}
