import { editor, KeyCode, KeyMod, languages, MarkerSeverity, Range } from 'monaco-editor/editor.js'
import 'monaco-editor/features/register.all.js'
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker'
import JsonWorker from 'monaco-editor/language/json/json.worker.js?worker'
import { jsonDefaults } from 'monaco-editor/languages/features/json/register.js'
import { giveStylesTheNonce } from './style-nonce'

export { editor, KeyCode, KeyMod, languages, MarkerSeverity, Range }

giveStylesTheNonce()

self.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
}

// Keys and choices come from the schema; all else is answered by those who know the document.
jsonDefaults.setModeConfiguration({
  completionItems: true,
  tokens: true,
  foldingRanges: true,
  selectionRanges: true,
  documentFormattingEdits: false,
  documentRangeFormattingEdits: false,
  documentSymbols: false,
  hovers: false,
  colors: false,
  diagnostics: false,
})

/** Gives the JSON Schema of the documents that are edited; nothing is fetched. */
export function setSchema(schema: object): void {
  jsonDefaults.setDiagnosticsOptions({
    validate: false,
    enableSchemaRequest: false,
    schemas: [{ uri: 'tripod://schema/org-document.json', fileMatch: ['*'], schema }],
  })
}
