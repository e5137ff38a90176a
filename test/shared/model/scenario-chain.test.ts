import { describe, expect, it } from 'vitest'
import { emptyDesign, type Scenario } from '@shared/model/design'
import { changesInForce, scenarioChain, scenariosOn } from '@shared/model/scenario-chain'

const scenario = (name: string, on: string | null, ...texts: readonly string[]): Scenario => ({
  name,
  on,
  note: '',
  changes: texts.map((text) => ({ text, isOn: !text.startsWith('-') })),
})

const design = {
  ...emptyDesign,
  scenarios: [
    scenario('leaf', 'middle', 'e'),
    scenario('middle', 'root', 'c', '-d'),
    scenario('root', null, 'a', '-b'),
    scenario('other', null, 'x'),
    scenario('loose', 'gone'),
    scenario('left', 'right'),
    scenario('right', 'left'),
    scenario('self', 'self'),
  ],
}

describe('the scenarios that one stands on', () => {
  it('come in the order in which their changes are made, those that are off left out', () => {
    const chain = scenarioChain(design, 'leaf')
    expect(chain.kind === 'ok' && chain.scenarios.map(({ name }) => name)).toEqual([
      'root',
      'middle',
      'leaf',
    ])
    expect(chain.kind === 'ok' && changesInForce(chain.scenarios).map(({ text }) => text)).toEqual([
      'a',
      'c',
      'e',
    ])
  })

  it('name the one that is missing', () => {
    expect(scenarioChain(design, 'loose')).toEqual({ kind: 'missing', name: 'gone' })
    expect(scenarioChain(design, 'nobody')).toEqual({ kind: 'missing', name: 'nobody' })
  })

  it('end where they stand on each other or on themselves', () => {
    expect(scenarioChain(design, 'left')).toEqual({ kind: 'loop', names: ['left', 'right'] })
    expect(scenarioChain(design, 'self')).toEqual({ kind: 'loop', names: ['self'] })
  })

  it('are known from below as well', () => {
    expect(scenariosOn(design, 'root').map(({ name }) => name)).toEqual(['leaf', 'middle'])
    expect(scenariosOn(design, 'leaf')).toEqual([])
  })
})
