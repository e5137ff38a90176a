/** Colours of the theme in force, as the canvas needs them. */
export interface GridColours {
  readonly surface: string
  readonly surface2: string
  readonly line: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly accent: string
  readonly accentSoft: string
  readonly focus: string
  readonly ok: string
  readonly hatch: string
  /** Strength of marks that say where something could be: 0 to 1. */
  readonly mark: number
  readonly gain: string
  readonly gainSoft: string
  readonly loss: string
  readonly lossSoft: string
  readonly levels: readonly string[]
  readonly onLevels: readonly string[]
  readonly font: string
  readonly mono: string
}

const steps = [0, 1, 2, 3, 4]

export function gridColours(element: Element): GridColours {
  const style = getComputedStyle(element)
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    surface: of('surface'),
    surface2: of('surface-2'),
    line: of('line'),
    ink: of('ink'),
    ink2: of('ink-2'),
    ink3: of('ink-3'),
    accent: of('accent'),
    accentSoft: of('accent-soft'),
    focus: of('focus'),
    ok: of('ok'),
    hatch: of('hatch'),
    mark: Number(of('mark')),
    gain: of('gain'),
    gainSoft: of('gain-soft'),
    loss: of('loss'),
    lossSoft: of('loss-soft'),
    levels: steps.map((step) => of(`level-${step}`)),
    onLevels: steps.map((step) => of(`on-level-${step}`)),
    font: of('font'),
    mono: of('mono'),
  }
}
