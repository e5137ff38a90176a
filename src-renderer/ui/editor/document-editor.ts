import { painted } from '../painted'
import { answerFor, rangeOf } from './document-language'
import type {
  EditorAction,
  EditorAnswers,
  EditorChange,
  EditorHandle,
  EditorProblem,
  EditorVersion,
} from './editor-answers'
import { editorFont } from './editor-theme'
import { editor, KeyCode, KeyMod, MarkerSeverity } from './monaco'

export interface DocumentEditorParts {
  readonly place: HTMLElement
  readonly text: string
  readonly label: string
  readonly isWrapped: boolean
  readonly answers: EditorAnswers
  readonly typed: (version: EditorVersion) => void
  /** There is no typed text left to take back, or to bring back. */
  readonly undo: () => void
  readonly redo: () => void
  readonly leave: () => void
}

export interface DocumentEditor extends EditorHandle {
  readonly mark: (problems: readonly EditorProblem[]) => void
  readonly set: (options: editor.IEditorOptions) => void
  readonly viewState: () => unknown
  readonly restoreView: (state: unknown) => void
  readonly dispose: () => void
}

const options: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  bracketPairColorization: { enabled: false },
  fixedOverflowWidgets: true,
  links: false,
  minimap: { enabled: false },
  padding: { top: 8, bottom: 8 },
  quickSuggestions: { strings: true, other: true, comments: false },
  renderLineHighlightOnlyWhenFocus: true,
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  suggest: { showWords: false },
  tabSize: 1,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
  wordBasedSuggestions: 'off',
}

/** What Monaco still asks itself when an editor is closed has been answered after this long. */
const lastAnswerMs = 10_000

/** Above this many letters the lines that a line stands under are not kept in sight: all of them would be asked for. */
const stickyLength = 1_000_000

/** Escape leaves the editor when nothing of it is open that Escape closes. */
const nothingOpen = [
  'editorTextFocus',
  '!suggestWidgetVisible',
  '!findWidgetVisible',
  '!renameInputVisible',
  '!editorHoverVisible',
  '!referenceSearchVisible',
  '!markersNavigationVisible',
  '!parameterHintsVisible',
  '!editorHasMultipleSelections',
  '!inSnippetMode',
].join(' && ')

const actions: Readonly<Record<EditorAction, string>> = {
  format: 'editor.action.formatDocument',
  find: 'actions.find',
  symbols: 'editor.action.quickOutline',
  rename: 'editor.action.rename',
  references: 'editor.action.goToReferences',
  definition: 'editor.action.revealDefinition',
}

/**
 * An editor of one document. The window is painted between the steps of making it, each of which takes long for a long
 * text: its lines, the editor, and the editor with its lines.
 *
 * Undo takes back what was typed since the text last was the org's (`snapshot`, `apply`); then it is the outside's turn,
 * so that the text and the org's journal never take back the same thing twice.
 */
export async function documentEditor(parts: DocumentEditorParts): Promise<DocumentEditor> {
  const model = editor.createModel(parts.text, 'json')
  model.setEOL(editor.EndOfLineSequence.LF)
  answerFor(model, parts.answers)
  await painted()
  const made = editor.create(parts.place, {
    ...options,
    ...editorFont(),
    model: null,
    ariaLabel: parts.label,
    stickyScroll: { enabled: parts.text.length <= stickyLength },
    wordWrap: parts.isWrapped ? 'on' : 'off',
  })
  await painted()
  made.setModel(model)
  let floor = model.getAlternativeVersionId()
  const write = (changes: readonly EditorChange[]) => {
    const edits = changes.map((change) => ({ range: rangeOf(model, change), text: change.text }))
    model.pushStackElement()
    model.pushEditOperations(null, edits, () => null)
    model.pushStackElement()
  }
  model.onDidChangeContent(({ versionId, changes }) =>
    parts.typed({
      version: versionId,
      changes: changes.map(({ rangeOffset, rangeLength, text }) => ({
        offset: rangeOffset,
        length: rangeLength,
        text,
      })),
    }),
  )
  const isTyped = () => model.getAlternativeVersionId() !== floor
  addKeys(made, {
    undo: () => (isTyped() && model.canUndo() ? void model.undo() : parts.undo()),
    redo: () => (model.canRedo() ? void model.redo() : parts.redo()),
    leave: parts.leave,
  })
  return {
    version: () => model.getVersionId(),
    apply(changes, version) {
      if (model.getVersionId() !== version) return false
      if (changes.length === 0) return true
      write(changes)
      floor = model.getAlternativeVersionId()
      return true
    },
    type: write,
    snapshot() {
      model.pushStackElement()
      const taken = model.getAlternativeVersionId()
      const settle = () => void (floor = taken)
      return { text: model.getValue(), version: model.getVersionId(), settle }
    },
    goTo(offset, length) {
      const range = rangeOf(model, { offset, length })
      made.setSelection(range)
      made.revealRangeInCenterIfOutsideViewport(range)
      made.focus()
    },
    run(action) {
      made.focus()
      made.trigger('tripod', actions[action], null)
    },
    focus: () => made.focus(),
    mark: (problems) =>
      editor.setModelMarkers(
        model,
        'tripod',
        problems.map((problem) => {
          const { startLineNumber, startColumn, endLineNumber, endColumn } = rangeOf(model, problem)
          const { code, message } = problem
          const range = { startLineNumber, startColumn, endLineNumber, endColumn }
          return { severity: MarkerSeverity.Error, code, message, ...range }
        }),
      ),
    set: (changed) => made.updateOptions(changed),
    viewState: () => made.saveViewState(),
    restoreView: (state) => made.restoreViewState(state as editor.ICodeEditorViewState | null), // of `viewState`
    dispose() {
      made.dispose()
      // The schema's completions ask the text for its words when their worker answers, also of an editor that is gone.
      setTimeout(() => model.dispose(), lastAnswerMs)
    },
  }
}

interface EditorKeys {
  readonly undo: () => void
  readonly redo: () => void
  readonly leave: () => void
}

function addKeys(made: editor.IStandaloneCodeEditor, { undo, redo, leave }: EditorKeys): void {
  const focused = 'editorTextFocus'
  made.addAction({
    id: 'tripod.undo',
    label: 'Undo',
    keybindings: [KeyMod.CtrlCmd | KeyCode.KeyZ],
    precondition: focused,
    run: undo,
  })
  made.addAction({
    id: 'tripod.redo',
    label: 'Redo',
    keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, KeyMod.CtrlCmd | KeyCode.KeyY],
    precondition: focused,
    run: redo,
  })
  // The editor's own keys for it, Ctrl+K Ctrl+I, begin with those of the command palette.
  made.addAction({
    id: 'tripod.explain',
    label: 'Explain the word',
    keybindings: [KeyMod.CtrlCmd | KeyCode.F1],
    precondition: focused,
    run: () => made.trigger('keyboard', 'editor.action.showHover', null),
  })
  made.addAction({
    id: 'tripod.leave',
    label: 'Leave the editor',
    keybindings: [KeyCode.Escape],
    precondition: nothingOpen,
    run: leave,
  })
}
