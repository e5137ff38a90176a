import type { EditedStretch, EditorAnswers, EditorSymbol } from './editor-answers'
import { editor, languages, Range } from './monaco'

const answersByModel = new WeakMap<editor.ITextModel, EditorAnswers>()

let isRegistered = false

/** Lets this text be answered for; the first call tells Monaco whom to ask. */
export function answerFor(model: editor.ITextModel, answers: EditorAnswers): void {
  answersByModel.set(model, answers)
  if (isRegistered) return
  isRegistered = true
  registerWriting()
  registerReading()
}

/** Asks for this text; null when nobody answers for it, or when it is gone before the answer comes. */
async function asked<Answer>(
  model: editor.ITextModel,
  ask: (answers: EditorAnswers) => Promise<Answer | null>,
): Promise<Answer | null> {
  const answers = answersByModel.get(model)
  const answer = answers === undefined ? null : await ask(answers)
  return model.isDisposed() ? null : answer
}

/** A stretch of the text as lines and columns. */
export function rangeOf(model: editor.ITextModel, { offset, length }: EditedStretch): Range {
  const [from, to] = [model.getPositionAt(offset), model.getPositionAt(offset + length)]
  return new Range(from.lineNumber, from.column, to.lineNumber, to.column)
}

/** Names of an org come from files of strangers: in Markdown they stand as they are, without any effect. */
export const inert = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]()#+\-.!<>|~&:/@]/g, (sign) => `&#${sign.charCodeAt(0)};`)

function registerWriting(): void {
  languages.registerCompletionItemProvider('json', {
    triggerCharacters: ['"'],
    provideCompletionItems: async (model, position) => {
      const offset = model.getOffsetAt(position)
      const found = await asked(model, (answers) => answers.suggest(offset))
      if (found === null) return { suggestions: [] }
      const range = rangeOf(model, found)
      return {
        suggestions: found.names.map(({ name, detail, text }) => ({
          label: { label: name, description: detail },
          kind: languages.CompletionItemKind.Reference,
          insertText: text,
          // What was typed may be of the name, of the id or of the label, in quotes or not.
          filterText: text.startsWith('"') ? `"${name} ${detail} ${text.slice(1)}` : name,
          range,
        })),
      }
    },
  })
  languages.registerRenameProvider('json', {
    resolveRenameLocation: async (model, position) => {
      const offset = model.getOffsetAt(position)
      const found = await asked(model, (answers) => answers.rename(offset))
      if (found === null) return null
      if (found.kind === 'refused')
        return {
          range: rangeOf(model, { offset, length: 0 }),
          text: '',
          rejectReason: found.reason,
        }
      const here = found.places.find((at) => at.offset <= offset && offset <= at.offset + at.length)
      const range = rangeOf(model, here ?? { offset, length: 0 })
      return { range, text: found.name }
    },
    provideRenameEdits: async (model, position, newName) => {
      const offset = model.getOffsetAt(position)
      const found = await asked(model, (answers) => answers.rename(offset))
      if (found?.kind !== 'ok') return { edits: [], rejectReason: found?.reason ?? '' }
      const text = JSON.stringify(newName).slice(1, -1)
      return {
        edits: found.places.map((place) => ({
          resource: model.uri,
          versionId: model.getVersionId(),
          textEdit: { range: rangeOf(model, place), text },
        })),
      }
    },
  })
  languages.registerDocumentFormattingEditProvider('json', {
    provideDocumentFormattingEdits: async (model) => {
      const changes = (await asked(model, (answers) => answers.format())) ?? []
      return changes.map((change) => ({ range: rangeOf(model, change), text: change.text }))
    },
  })
}

function registerReading(): void {
  languages.registerHoverProvider('json', {
    provideHover: async (model, position) => {
      const offset = model.getOffsetAt(position)
      const found = await asked(model, (answers) => answers.hover(offset))
      if (found === null) return null
      const lines = [`**${inert(found.title)}**`, ...found.lines.map(inert)]
      const contents = lines.map((value) => ({ value, isTrusted: false, supportHtml: false }))
      return { range: rangeOf(model, found), contents }
    },
  })
  const places =
    (ask: 'definitions' | 'references') => async (model: editor.ITextModel, offset: number) => {
      const found = (await asked(model, (answers) => answers[ask](offset))) ?? []
      return found.map((place) => ({ uri: model.uri, range: rangeOf(model, place) }))
    }
  languages.registerDefinitionProvider('json', {
    provideDefinition: (model, position) =>
      places('definitions')(model, model.getOffsetAt(position)),
  })
  languages.registerReferenceProvider('json', {
    provideReferences: (model, position) =>
      places('references')(model, model.getOffsetAt(position)),
  })
  languages.registerDocumentSymbolProvider('json', {
    provideDocumentSymbols: async (model) => {
      const found = (await asked(model, (answers) => answers.symbols())) ?? []
      return found.map((symbol) => documentSymbol(model, symbol))
    },
  })
  languages.registerCodeLensProvider('json', {
    provideCodeLenses: (model) => {
      const reader = {
        lineCount: model.getLineCount(),
        line: (number: number) => model.getLineContent(number),
      }
      const lenses = answersByModel.get(model)?.lenses(reader) ?? []
      return {
        lenses: lenses.map(({ line, title, run }) => ({
          range: new Range(line, 1, line, 1),
          command: { id: runLens, title, arguments: [run] },
        })),
        dispose: () => {},
      }
    },
  })
  editor.registerCommand(runLens, (_accessor, run: () => void) => run())
}

const runLens = 'tripod.runLens'

function documentSymbol(model: editor.ITextModel, symbol: EditorSymbol): languages.DocumentSymbol {
  const { nameOffset, nameLength } = symbol
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: languages.SymbolKind[symbol.kind === 'section' ? 'Namespace' : 'Object'],
    tags: [],
    range: rangeOf(model, symbol),
    selectionRange: rangeOf(model, { offset: nameOffset, length: nameLength }),
    children: symbol.children.map((child) => documentSymbol(model, child)),
  }
}
