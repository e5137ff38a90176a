// Who may import whom. Each rule is proved by a file in `offenders/` that breaks it.

const only = (from, ...may) => ({
  name: `${from} may import ${may.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { pathNot: `^(${[from, ...may].join('|')})/` },
})

const door = (folder, library) => ({
  name: `only ${folder} knows ${library}`,
  severity: 'error',
  from: { path: '^(shared|src-)', pathNot: `^${folder}/` },
  to: { path: `^node_modules/${library}/` },
})

module.exports = {
  forbidden: [
    { name: 'no cycle', severity: 'error', from: {}, to: { circular: true } },
    only('shared/model'),
    only('shared/engine', 'shared/model', 'node_modules/(temporal-polyfill|ipaddr.js)'),
    only('shared/change', 'shared/model'),
    only('shared/import', 'shared/model', 'node_modules'),
    only('shared/scenario', 'shared/(change|engine|assertion|report|model)', 'node_modules'),
    only('shared/(audit|report)', 'shared/engine', 'shared/model', 'node_modules'),
    {
      name: 'shared/assertion names things as changes do, and knows nothing else of them',
      severity: 'error',
      from: { path: '^shared/assertion/' },
      to: {
        pathNot:
          '^(shared/(assertion|engine|model)|node_modules)/|^shared/change/(naming|closest-names)\\.ts$',
      },
    },
    only('src-renderer', 'shared', 'node_modules'),
    only('src-renderer/ui', 'shared/model', 'node_modules'),
    only(
      'src-renderer/views',
      'src-renderer/(ui|stores)',
      'shared/(model|protocol)',
      'node_modules',
    ),
    {
      name: 'main never meets the window',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'the command line needs no Electron',
      severity: 'error',
      from: { path: '^src-main/cli/' },
      to: { path: '^node_modules/electron/', reachable: true },
    },
    {
      name: 'protocol holds types only',
      severity: 'error',
      from: { path: '^shared/protocol/' },
      to: { pathNot: '^shared/protocol/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'heavy work runs in the worker',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: '^src-renderer/worker/' },
      // Which changes a scenario stands on is light; what evaluates them is not.
      to: {
        path: '^shared/((engine|import|audit|report)/|scenario/(?!scenario-))',
        dependencyTypesNot: ['type-only'],
      },
    },
    door('src-main/(app|ipc|preload)', 'electron'),
    door('src-renderer/storage', 'dexie'),
    door('src-renderer/ui/chart', 'echarts'),
    door('src-renderer/ui/editor', 'monaco-editor'),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/fences/offenders/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.vue', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
