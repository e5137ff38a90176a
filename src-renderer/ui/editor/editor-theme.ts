import { editor } from './monaco'

export type EditorTheme = 'light' | 'dark' | 'contrast'

const bases = { light: 'vs', dark: 'vs-dark', contrast: 'hc-black' } as const

/** Makes Monaco look as the window does: its colours are the tokens that are in force on the page. */
export function adoptTheme(theme: EditorTheme): void {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => longHex(style.getPropertyValue(`--${name}`).trim())
  editor.defineTheme('tripod', {
    base: bases[theme],
    inherit: true,
    rules: rules(token),
    colors: { ...surfaces(token), ...marks(token), ...brackets(token('ink-2')) },
  })
  editor.setTheme('tripod')
}

/** `#abc` as `#aabbcc`: Monaco's rules know the long form alone. */
const longHex = (colour: string) =>
  /^#[\da-f]{3}$/i.test(colour) ? colour.replaceAll(/[\da-f]/gi, '$&$&') : colour

type Token = (name: string) => string

function rules(token: Token): editor.ITokenThemeRule[] {
  const colours: readonly (readonly [string, string])[] = [
    ['string.key.json', token('accent')],
    ['string.value.json', token('ink')],
    ['number.json', token('ink-2')],
    ['keyword.json', token('ink-2')],
    ['delimiter', token('ink-2')],
  ]
  return colours.map(([name, colour]) => ({ token: name, foreground: colour.slice(1) }))
}

const surfaces = (token: Token): editor.IColors => ({
  'editor.background': token('surface'),
  'editor.foreground': token('ink'),
  'editorGutter.background': token('surface'),
  'editorLineNumber.foreground': token('ink-2'),
  'editorLineNumber.activeForeground': token('ink'),
  'editorCursor.foreground': token('ink'),
  'editorStickyScroll.background': token('surface-2'),
  'editorStickyScrollHover.background': token('hover'),
  'editorStickyScroll.border': token('line'),
  'editorWidget.background': token('surface-2'),
  'editorWidget.foreground': token('ink'),
  'editorWidget.border': token('line-2'),
  'editorHoverWidget.background': token('surface-2'),
  'editorHoverWidget.border': token('line-2'),
  'editorSuggestWidget.background': token('surface-2'),
  'editorSuggestWidget.selectedBackground': token('accent-soft'),
  'editorSuggestWidget.selectedForeground': token('ink'),
  'editorSuggestWidget.highlightForeground': token('accent'),
  'editorSuggestWidget.focusHighlightForeground': token('accent'),
  'editorCodeLens.foreground': token('ink-2'),
  'input.background': token('surface'),
  'input.foreground': token('ink'),
  'input.border': token('line-strong'),
  'list.hoverBackground': token('hover'),
  'quickInput.background': token('surface'),
  'quickInput.foreground': token('ink'),
  'quickInputList.focusBackground': token('accent-soft'),
  'quickInputList.focusForeground': token('ink'),
  'peekViewEditor.background': token('surface-2'),
  'peekViewResult.background': token('surface'),
  'peekViewTitle.background': token('surface'),
  'peekViewTitleLabel.foreground': token('ink'),
  'peekViewTitleDescription.foreground': token('ink-2'),
  'peekView.border': token('accent'),
  focusBorder: token('focus'),
  'widget.shadow': '#00000033',
})

/** All of one colour: how deep a bracket stands is told by folding and indentation. */
const brackets = (colour: string): editor.IColors =>
  Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, colour]),
  )

const marks = (token: Token): editor.IColors => ({
  'editor.selectionBackground': `${token('accent')}40`,
  'editor.lineHighlightBackground': `${token('hover')}99`,
  'editor.lineHighlightBorder': `${token('hover')}00`,
  'editor.wordHighlightBackground': token('accent-soft'),
  'editor.findMatchBackground': `${token('warn')}66`,
  'editor.findMatchHighlightBackground': `${token('warn')}33`,
  'editorError.foreground': token('no'),
  'editorWarning.foreground': token('warn'),
  'editorLink.activeForeground': token('accent'),
  // Differences are blue and orange, never red and green.
  'diffEditor.insertedTextBackground': `${token('gain')}40`,
  'diffEditor.removedTextBackground': `${token('loss')}40`,
  'diffEditor.insertedLineBackground': `${token('gain')}14`,
  'diffEditor.removedLineBackground': `${token('loss')}14`,
  'diffEditorGutter.insertedLineBackground': `${token('gain')}14`,
  'diffEditorGutter.removedLineBackground': `${token('loss')}14`,
  'diffEditor.unchangedRegionBackground': token('surface-2'),
  'diffEditor.unchangedRegionForeground': token('ink-2'),
  'diffEditor.diagonalFill': token('line'),
})

/** The window's own look of text: its mono font at its text size, in pixels. */
export function editorFont(): Pick<
  editor.IEditorOptions,
  'fontFamily' | 'fontSize' | 'lineHeight' | 'fontLigatures'
> {
  const style = getComputedStyle(document.documentElement)
  const fontSize = parseFloat(style.fontSize) * 0.96
  return {
    fontFamily: style.getPropertyValue('--mono').trim(),
    fontSize,
    lineHeight: Math.round(fontSize * 1.6),
    fontLigatures: false,
  }
}
