import { completionsFor } from '@shared/change/completions'
import type { EngineAnswer, EngineCallName, EngineQuery } from '@shared/protocol/engine'
import type { HeatMapQuery } from '@shared/protocol/heat-map'
import { causes, levers } from './calls/causes/causes'
import { wishes } from './calls/causes/wishes'
import { copyFieldPermissions } from './calls/copy-field-permissions'
import { organizationWideDefaults } from './calls/defaults'
import { explain } from './calls/explain'
import { becomeAlike, compareUsers } from './calls/explain/compare-users'
import { closeDoor } from './calls/explain/close-door'
import { decisionSteps } from './calls/explain/decision-steps'
import { exportOrgDocument } from './calls/export-org-document'
import { fieldsOf } from './calls/fields-of'
import { heatMap, heatMapBuffers } from './calls/heat-map'
import { hierarchyOf } from './calls/hierarchy-of'
import { dependentsOf, itemOf, listItems, listKinds } from './calls/items'
import { hitOfItem, itemOfId } from './calls/item-links'
import { labels } from './calls/labels'
import { newOrg } from './calls/new-org'
import { gridBuffers, permissionGrid } from './calls/permission-grid'
import { pasteSession } from './calls/paste/paste-session'
import { recordsOfCell } from './calls/records-of-cell'
import { requirementSession } from './calls/requirements/requirement-session'
import { ruleEntry } from './calls/rule-entry'
import { compareRecords, exportRecords } from './calls/scenario/compare-records'
import { compareScenarios } from './calls/scenario/compare-scenarios'
import { describeScenario, readScenario } from './calls/scenario/describe-scenario'
import { restrictionForm } from './calls/restriction-form'
import { sharingRuleForm } from './calls/rule-form'
import { nameIndex, search, type NameIndex } from './calls/search'
import { settingsOf } from './calls/settings-of'
import { sourceSession } from './calls/source/source-session'
import { tryRestriction } from './calls/try-restriction'
import { trySharingRule } from './calls/try-rule'
import { usersOfRow } from './calls/users-of-row'
import { whatIf } from './calls/what-if'
import type { QueueParts, Report, Rest } from './call-queue'
import { heldOrgs } from './held-orgs'
import { changedOrg, type ChangeText } from '@shared/scenario/opened-org'
import { describedChange } from './described-change'
import { buffersOf, decodeOrg } from './org-content'
import { pausedWork } from './paused-work'

type Answering = {
  readonly [Name in EngineCallName]: (
    query: EngineQuery<Name>,
    report: Report,
    rest: Rest,
  ) => EngineAnswer<Name> | Promise<EngineAnswer<Name>>
}

/** Answers every call of the protocol; what is open is kept here between calls. */
export function answers(): Pick<QueueParts, 'run' | 'prepare'> {
  const orgs = heldOrgs()
  const { open } = orgs
  let names: NameIndex | null = null

  const source = sourceSession({
    base: () => open().base.org,
    changed: (changes) => changedOrg(open().base.org, changes).org,
  })

  const answering: Answering = {
    ...source,
    ...pasteSession(() => open().base.org),
    ...requirementSession(open),
    // Large programs that an open org does not need are read when they are asked for.
    importFiles: async (query, report) =>
      (await import('./calls/import-files')).importFiles(query, report),
    makeSample: async (query) => (await import('./calls/samples')).makeSample(query),
    listSamples: async () => (await import('./calls/samples')).listSamples(),
    previewDocument: async (query) =>
      (await import('./calls/preview-document')).previewDocument(query),
    newOrg,
    openOrg(query, report, rest) {
      names = null
      return orgs.openOrg(query, { report, rest })
    },
    heatMap: (query) => heatMap(open(), query),
    organizationWideDefaults: () => organizationWideDefaults(open().base.compiled),
    sharingRuleForm: (query) => sharingRuleForm(open().base.compiled, query),
    restrictionForm: (query) => restrictionForm(open().base.compiled, query),
    tryRestriction: (query) => tryRestriction(open(), query),
    trySharingRule: (query) => trySharingRule(open(), query),
    permissionGrid: ({ object }) => permissionGrid(open().base.compiled, object),
    copyFieldPermissions: (query) => copyFieldPermissions(open().base.compiled, query),
    usersOfRow: (query) => usersOfRow(open().base.compiled, query),
    recordsOfCell: (query) => recordsOfCell(open().with(query.changes).compiled, query),
    fieldsOf: (query) => fieldsOf(open().with(query.changes).compiled, query),
    explain: (query) => explain(open(), query),
    decisionSteps: (query) => decisionSteps(open(), query),
    closeDoor: (query) => closeDoor(open(), query),
    compareUsers: (query) => compareUsers(open(), query),
    becomeAlike: (query) => becomeAlike(open(), query),
    whatIf: (query) => whatIf(open(), query),
    causes: (query, report, rest) => pausedWork(causes(open(), query), report, rest),
    levers: (query, report, rest) => pausedWork(levers(open(), query), report, rest),
    wishes: (query, report, rest) => pausedWork(wishes(open(), query), report, rest),
    describeScenario: (query) => describeScenario(open().base.compiled.org, query),
    compareScenarios: (query) => compareScenarios(open(), query),
    compareRecords: (query, report, rest) =>
      pausedWork(compareRecords(open(), query), report, rest),
    exportRecords: (query, report, rest) => pausedWork(exportRecords(open(), query), report, rest),
    readScenario: (query) => readScenario(open().base.compiled.org, query),
    checkChange: ({ text, changes }) => describedChange(open().with(changes).compiled.org, text),
    completeChange: ({ text, limit }) =>
      completionsFor(open().base.compiled.org, text, text.length).slice(0, limit),
    settingsOf: (query) => settingsOf(open().with(query.changes).compiled, query),
    hierarchyOf: ({ kind }) => hierarchyOf(open().base.org, kind),
    labels: () => labels(open().base.compiled),
    search: ({ text, limit }) => {
      names ??= nameIndex(open().base.compiled.org)
      return search(names, text, limit)
    },
    listKinds: () => listKinds(open().base.org),
    listItems: (query) => listItems(open().base.org, query),
    itemOf: ({ item }) => itemOf(open().base.org, item),
    dependentsOf: ({ item }) => dependentsOf(open().base.org, item),
    itemOfId: ({ kind, id }) => itemOfId(open().base.org, kind, id),
    hitOfItem: ({ item }) => {
      names ??= nameIndex(open().base.compiled.org)
      return hitOfItem(open().base.org, names, item)
    },
    rulesOf: ({ ids }) => ids.map(ruleEntry),
    editOrg: orgs.editOrg,
    exportOrgDocument: async ({ content, changes, design, name }) => {
      const org = content === null ? open().base.org : await decodeOrg(content)
      return exportOrgDocument({ ...changedOrg(org, changes).org, name }, design)
    },
  }

  return {
    prepare: orgs.prepare,
    async run(call, report, rest) {
      for (const changes of asksAbout(call))
        await pausedWork(open().withSteps(changes), report, rest)
      const run = answering[call.name] as (query: unknown, report: Report, rest: Rest) => unknown // name and query belong together
      const answer = await run(call.query, report, rest)
      const buffers = large[call.name] as ((given: unknown) => Transferable[]) | undefined // name and answer belong together
      return { answer, transfer: buffers?.(answer) ?? [] }
    },
  }
}

/** Calls about the org with changes: it is evaluated in steps before they are answered. */
const aboutChanges: ReadonlySet<EngineCallName> = new Set<EngineCallName>([
  'heatMap',
  'whatIf',
  'explain',
  'decisionSteps',
  'closeDoor',
  'compareUsers',
  'becomeAlike',
  'recordsOfCell',
  'fieldsOf',
  'settingsOf',
  'checkChange',
  'causes',
  'levers',
  'wishes',
  'judgeRequirements',
  'requirementDocument',
  'watchLevels',
  'mendRequirement',
  'strengthOf',
])

/** The lists of changes that a call is about. */
function asksAbout({
  name,
  query,
}: Parameters<QueueParts['run']>[0]): readonly (readonly ChangeText[])[] {
  if (!aboutChanges.has(name)) return []
  const { changes = [], beside = null } = query as Partial<Pick<HeatMapQuery, 'changes' | 'beside'>> // such calls have both so
  return beside === null ? [changes] : [beside, changes]
}

/** Answers with large arrays, and which; these are handed over and not copied. */
const large: {
  readonly [Name in EngineCallName]?: (answer: EngineAnswer<Name>) => Transferable[]
} = {
  importFiles: ({ content }) => buffersOf(content),
  makeSample: ({ content }) => buffersOf(content),
  newOrg: ({ content }) => buffersOf(content),
  editOrg: (answer) => (answer.kind === 'edited' ? buffersOf(answer.content) : []),
  heatMap: heatMapBuffers,
  permissionGrid: gridBuffers,
  exportOrgDocument: (bytes) => [bytes.buffer],
  exportRecords: (bytes) => [bytes.buffer],
  requirementDocument: (bytes) => [bytes.buffer],
}
