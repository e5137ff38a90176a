import type { useCommands } from '../../stores/commands'
import { phases, rowKinds, shownMeasures } from '../../stores/heat-map-options'
import type { useHeatMap } from '../../stores/heat-map'
import { explainStrings } from '../../ui/strings-en-explain'
import { viewStrings } from '../../ui/strings-en-views'

const words = viewStrings.heatMap

/** Everything of the toolbar by name, for the command palette; the answer takes it away again. */
export function registerHeatMapCommands(
  commands: ReturnType<typeof useCommands>,
  heatMap: ReturnType<typeof useHeatMap>,
  focusGrid: () => void,
): () => void {
  const group = words.title
  return commands.register(
    ...rowKinds.map((rows) => ({
      id: `heat-map.rows.${rows}`,
      title: `${words.rows}: ${words.rowKinds[rows]}`,
      group,
      run: () => heatMap.set({ rows }),
    })),
    ...shownMeasures.map((measure) => ({
      id: `heat-map.measure.${measure}`,
      title: `${words.measure}: ${words.measures[measure]}`,
      group,
      run: () => heatMap.set({ measure }),
    })),
    ...phases.map((phase) => ({
      id: `heat-map.phase.${phase}`,
      title: words.phases[phase],
      group,
      run: () => heatMap.set({ phase }),
    })),
    {
      id: 'heat-map.only-set',
      title: words.onlySet,
      group,
      run: () => heatMap.set({ isOnlySet: !heatMap.options.isOnlySet }),
    },
    {
      id: 'heat-map.alike',
      title: explainStrings.alike.toggle,
      group,
      run: () => heatMap.set({ isAlikeFolded: !heatMap.options.isAlikeFolded }),
    },
    {
      id: 'heat-map.only-different',
      title: words.onlyDifferent,
      group,
      run: () => heatMap.set({ isOnlyDifferent: !heatMap.options.isOnlyDifferent }),
    },
    { id: 'heat-map.focus', title: words.focusGrid, group, keys: 'Mod+G', run: focusGrid },
  )
}
