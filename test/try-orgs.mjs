// Imports every project below a folder and compares what was counted with the files on disk: `npm run try-orgs <folder>`.
// Exit status 1 when a count differs that no diagnostic explains.
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const noise = /(?:^|\/)(?:node_modules|\.git|\.sfdx|\.sf|__snapshots__|__MACOSX)\//
// Suffix of one component a file; children and rules are counted inside the files besides.
const suffixes = {
  CustomObject: 'object',
  CustomField: 'field',
  RecordType: 'recordType',
  SharingReason: 'sharingReason',
  Profile: 'profile',
  PermissionSet: 'permissionset',
  PermissionSetGroup: 'permissionsetgroup',
  MutingPermissionSet: 'mutingpermissionset',
  CustomPermission: 'customPermission',
  Role: 'role',
  Group: 'group',
  Queue: 'queue',
  SharingRules: 'sharingRules',
  SharingSet: 'sharingSet',
  RestrictionRule: 'rule',
  Territory2Model: 'territory2Model',
  Territory2: 'territory2',
  Network: 'network',
  Layout: 'layout',
  ConnectedApp: 'connectedApp',
  DataCategoryGroup: 'datacategorygroup',
  AccountRelationshipShareRule: 'accountRelationshipShareRule',
}
// A folder is a file without a suffix beside it, or one with its type's own suffix.
const folders = {
  ReportFolder: /(?:^|\/)reports\/(?:.*\/)?[^/.]+(?:\.reportFolder)?-meta\.xml$/,
  DashboardFolder: /(?:^|\/)dashboards\/(?:.*\/)?[^/.]+(?:\.dashboardFolder)?-meta\.xml$/,
}
const nested = {
  object: { CustomField: 'fields', RecordType: 'recordTypes', SharingReason: 'sharingReasons' },
  sharingRules: {
    SharingOwnerRule: 'sharingOwnerRules',
    SharingCriteriaRule: 'sharingCriteriaRules',
    SharingGuestRule: 'sharingGuestRules',
    SharingTerritoryRule: 'sharingTerritoryRules',
  },
}

function sourceFiles(folder, given = '.') {
  const paths = statSync(join(folder, given)).isFile()
    ? [join(folder, given)]
    : readdirSync(join(folder, given), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
  return paths.map((path) => ({
    path: relative(folder, path).split(sep).join('/'),
    sizeBytes: statSync(path).size,
    open: () => createReadStream(path),
    text: () => readFileSync(path, 'utf8'),
  }))
}

function countsOnDisk(files) {
  const counts = new Map()
  const add = (type, count) => count > 0 && counts.set(type, (counts.get(type) ?? 0) + count)
  for (const file of files) {
    if (noise.test(file.path)) continue
    const suffix = file.path
      .replace(/-meta\.xml$/, '')
      .split('.')
      .at(-1)
    for (const [type, own] of Object.entries(suffixes)) if (own === suffix) add(type, 1)
    for (const [type, path] of Object.entries(folders)) if (path.test(file.path)) add(type, 1)
    for (const [type, element] of Object.entries(nested[suffix] ?? {})) {
      const text = file.text().replaceAll(/<!--[\s\S]*?-->/g, '')
      const isObject = suffix === 'object'
      const pattern = isObject ? `^(?:    |\t)<${element}>` : `<${element}>`
      add(type, text.match(new RegExp(pattern, 'gm'))?.length ?? 0)
    }
  }
  return counts
}

function printOne(name, files, result, elapsedMs) {
  if (result.kind !== 'imported') throw new Error(`${name} was not imported`)
  const { org, diagnostics, report } = result
  console.log(`\n${name}: ${files.length} files, ${elapsedMs} ms`)
  console.log(
    `  types: ${report.map(({ type, count, read }) => `${type} ${count}${read ? '' : ' (not read)'}`).join(', ')}`,
  )
  const sizes = Object.entries(org).filter(([, value]) => Array.isArray(value) && value.length > 0)
  console.log(`  org: ${sizes.map(([key, value]) => `${key} ${value.length}`).join(', ')}`)
  const byCode = grouped(diagnostics)
  for (const [code, found] of [...byCode].sort())
    console.log(
      `  ${code} ${found.length}: ${found[0].file}:${found[0].line ?? ''} ${found[0].message}`,
    )
}

function grouped(diagnostics) {
  const groups = new Map()
  for (const diagnostic of diagnostics) {
    const key = `${diagnostic.severity} ${diagnostic.code}`
    groups.set(key, [...(groups.get(key) ?? []), diagnostic])
  }
  return groups
}

function differences(files, report) {
  if (files.some(({ path }) => path.endsWith('.zip'))) return []
  const onDisk = countsOnDisk(files)
  // Metadata stands before data of the same name.
  const counted = new Map(report.toReversed().map(({ type, count }) => [type, count]))
  const types = [suffixes, folders, nested.sharingRules].flatMap((each) => Object.keys(each))
  return types
    .map((type) => ({ type, disk: onDisk.get(type) ?? 0, read: counted.get(type) ?? 0 }))
    .filter(({ disk, read }) => disk !== read)
}

const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  resolve: { alias: { '@shared': `${root}shared` } },
})
const { importOrg } = await server.ssrLoadModule('/shared/import/import-org.ts')

const [folder = '.'] = process.argv.slice(2)
for (const entry of readdirSync(folder, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue
  const given = ['org.zip', 'org'].find((name) => existsSync(join(folder, entry.name, name)))
  const files = sourceFiles(join(folder, entry.name), given)
  const started = performance.now()
  const result = await importOrg(files)
  printOne(entry.name, files, result, Math.round(performance.now() - started))
  for (const { type, disk, read } of differences(files, result.report)) {
    console.log(`  DIFFERS ${type}: ${disk} on disk, ${read} read`)
    if (!result.diagnostics.some(({ severity }) => severity === 'error')) process.exitCode = 1
  }
}
await server.close()
