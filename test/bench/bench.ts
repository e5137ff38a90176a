import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { printTable, verdictOf, type Section } from './measure'
import { peerModel, type OwnFigures } from './peer-model'
import { comparison, heatMapPeer, peers, type PeerFigures } from './peers'
import { growth, measureSize, measureWorkshop } from './sizes'

/** Beside this bundle: the sources of the peers, and the built command line. */
const root = process.cwd()
const peerFolder = join(root, 'test/bench/peers')
const cache = join(root, 'node_modules/.cache/bench')

/** One section in a process of its own, so that none warms or burdens another. */
function inProcess(...mode: readonly string[]): Section {
  const file = join(scratch, 'section.json')
  const flags = ['--expose-gc', '--max-old-space-size=6144']
  const { status } = spawnSync(process.execPath, [...flags, process.argv[1] ?? '', ...mode, file], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`the bench stopped at ${mode.join(' ')}`)
  return JSON.parse(readFileSync(file, 'utf8')) as Section // written by the process above
}

function comparedWithPeers(): Section[] {
  if (!existsSync(join(peerFolder, 'node_modules'))) {
    console.log('\nno peers: `npm install --prefix test/bench/peers` installs them')
    return []
  }
  const file = join(scratch, 'model.json')
  const own = ownFigures(file)
  const measured = peers.flatMap(({ name, module }) => {
    const program = join(peerFolder, 'measure-peer.mjs')
    const run = spawnSync(process.execPath, ['--expose-gc', program, module, file], {
      encoding: 'utf8',
      timeout: 120_000,
    })
    if (run.status === 0) return [{ name, ...(JSON.parse(run.stdout) as PeerFigures) }] // see measure-peer.mjs
    const reason = run.stderr.split('\n').find((line) => /Error/.test(line)) ?? 'it took too long'
    console.log(`\n${name} is left out: ${reason.trim()}`)
    return []
  })
  return [comparison(own, measured), heatMapPeer(own, measured)]
}

function ownFigures(file: string): OwnFigures {
  const section = inProcess('peer-model', file)
  const value = (what: string) => section.figures.find((figure) => figure.what === what)?.value ?? 0
  return { q1: value('q1'), q2: value('q2'), build: value('build'), megabytes: value('megabytes') }
}

function everything(sizes: readonly number[]): Section[] {
  const sections: Section[] = []
  const add = (section: Section) => {
    sections.push(section)
    printTable(section)
    return section
  }
  if (process.argv.includes('--window-only')) {
    add(inProcess('window'))
    return sections
  }
  const measured: { users: number; records: number; section: Section }[] = []
  for (let i = 0; i + 1 < sizes.length; i += 2) {
    const [users = 0, records = 0] = sizes.slice(i, i + 2)
    const section = add(inProcess('size', String(users), String(records)))
    measured.push({ users, records, section })
  }
  const [small, large] = [measured.at(-2), measured.at(-1)]
  if (small !== undefined && large !== undefined && small.users === large.users)
    add(growth(small.section, large.section, large.records / small.records))
  if (process.argv.includes('--sizes-only')) return sections
  add(inProcess('workshop'))
  add(inProcess('pasting'))
  for (const section of comparedWithPeers()) add(section)
  if (existsSync(join(peerFolder, 'node_modules'))) add(inProcess('import'))
  add(inProcess('stream'))
  if (process.argv.includes('--window')) add(inProcess('window'))
  return sections
}

/** What a section needs alone is loaded for it alone: drivers of the window would count as memory of the org. */
async function sectionOf(mode: readonly string[]): Promise<Section> {
  switch (mode[0]) {
    case 'size':
      return measureSize(Number(mode[1]), Number(mode[2]))
    case 'workshop':
      return measureWorkshop()
    case 'pasting':
      return (await import('./pasting')).pasteFigures()
    case 'import':
      return (await import('./imports')).xmlImport(peerFolder)
    case 'stream':
      return await (await import('./streams')).accessStream(join(cache, 'tripod.mjs'))
    case 'window':
      return await (await import('./window')).windowFigures(root)
    case 'peer-model': {
      const { own, model } = peerModel(10_000, 100_000)
      writeFileSync(mode[1] ?? '', JSON.stringify(model))
      const figures = Object.entries(own).map(([what, value]) => ({
        what,
        value: value as number,
        unit: '',
      })) // OwnFigures holds numbers
      return { title: 'ours', figures }
    }
    default:
      throw new Error(`no section ${mode.join(' ')}`)
  }
}

function summary(sections: readonly Section[]): void {
  const judged = sections.flatMap(({ title, figures }) =>
    figures.map((figure) => ({ title, figure, verdict: verdictOf(figure) })),
  )
  const missed = judged.filter(({ verdict }) => verdict === 'missed')
  const goals = judged.filter(({ verdict }) => verdict !== '').length
  console.log(`\n${goals - missed.length} of ${goals} floors met`)
  for (const { title, figure } of missed) console.log(`missed: ${figure.what} (${title})`)
}

const [mode = '', ...rest] = process.argv.slice(2)
const isSection = [
  'size',
  'workshop',
  'pasting',
  'import',
  'stream',
  'window',
  'peer-model',
].includes(mode)
const scratch = isSection ? '' : mkdtempSync(join(tmpdir(), 'tripod-bench-'))
if (isSection) {
  // The section goes to the last argument; the model of the peers to a file of its own beside it.
  const file = rest.at(-1) ?? ''
  const args = mode === 'peer-model' ? [mode, rest[0] ?? ''] : [mode, ...rest]
  const section = await sectionOf(args)
  writeFileSync(file, JSON.stringify(section))
} else {
  const asked = process.argv.slice(2).map(Number).filter(Number.isFinite)
  const sections = everything(
    asked.length >= 2 ? asked : [1_000, 10_000, 10_000, 100_000, 10_000, 1_000_000],
  )
  summary(sections)
  const machine = `${cpus()[0]?.model ?? ''} × ${cpus().length}, Node ${process.version}`
  mkdirSync(cache, { recursive: true })
  const date = new Date().toISOString().slice(0, 10)
  writeFileSync(
    join(cache, 'results.json'),
    `${JSON.stringify({ date, machine, sections }, null, 2)}\n`,
  )
  console.log(`\n${machine}, ${date}; written: node_modules/.cache/bench/results.json`)
  rmSync(scratch, { recursive: true })
}
