import type { TerritoryId } from '@shared/model/id'
import { parseTerritoryId } from '@shared/model/id'
import type { ChildLevel } from '@shared/model/role'
import type { Territory } from '@shared/model/sharing'
import type { ParsedTerritory } from '../metadata/parsed'
import { shareLevel, statedChildLevel } from './levels'
import type { Registry } from './registry'
import { add, emptyRegistry, resolveId, resolveName, stableKey } from './registry'
import type { Row, Sources } from './sources'
import { cell, eachRow, place } from './sources'

export type TerritoryRegistry = Registry<TerritoryId, Territory>

const leadLevels = ['None', 'Read', 'Edit', 'All'] as const

const missingTerritory = (id: TerritoryId, name: string): Territory => ({
  id,
  developerName: name,
  name,
  model: '',
  isActive: null,
  parent: null,
  accountAccessLevel: 'Read',
  contactAccessLevel: 'None',
  opportunityAccessLevel: 'None',
  caseAccessLevel: 'None',
  leadAccessLevel: 'None',
  users: [],
  records: [],
})

interface Model {
  readonly name: string
  readonly isActive: boolean | null
}

function modelsById(sources: Sources): Map<string, Model> {
  const models = new Map<string, Model>()
  for (const row of eachRow(sources, 'Territory2Model')) {
    const name = cell(row, 'DeveloperName') ?? cell(row, 'Name')
    const state = cell(row, 'State')
    if (name === null) continue
    const model = { name, isActive: state === null ? null : state.toLowerCase() === 'active' }
    models.set(cell(row, 'Id')?.slice(0, 15) ?? name, model)
    models.set(name.toLowerCase(), model)
  }
  return models
}

function childDefault(sources: Sources, setting: string): ChildLevel {
  const text = sources.metadata.settings.territory2.get(setting)?.toLowerCase()
  return text === 'read' ? 'Read' : text === 'edit' ? 'Edit' : 'None'
}

/** Leads count only where Lead is enabled for territories, which the settings say (R9.10). */
function leadDefault(sources: Sources): Territory['leadAccessLevel'] {
  const text = sources.metadata.settings.territory2.get('defaultLeadAccessLevel')?.toLowerCase()
  return leadLevels.find((level) => level.toLowerCase() === text) ?? 'None'
}

function accountDefault(sources: Sources): Territory['accountAccessLevel'] {
  const text = sources.metadata.settings.territory2.get('defaultAccountAccessLevel')?.toLowerCase()
  return text === 'edit' ? 'Edit' : text === 'all' ? 'All' : 'Read'
}

/** A territory with the levels that Territory2 settings give to those that state none (R9.3, R9.5). */
function plainTerritory(sources: Sources, id: TerritoryId, name: string): Territory {
  return {
    ...missingTerritory(id, name),
    accountAccessLevel: accountDefault(sources),
    contactAccessLevel: childDefault(sources, 'defaultContactAccessLevel'),
    opportunityAccessLevel: childDefault(sources, 'defaultOpportunityAccessLevel'),
    caseAccessLevel: childDefault(sources, 'defaultCaseAccessLevel'),
    leadAccessLevel: leadDefault(sources),
  }
}

function territoryOfRow(
  sources: Sources,
  row: Row,
  id: TerritoryId,
  models: ReadonlyMap<string, Model>,
): Territory {
  const name = cell(row, 'DeveloperName') ?? cell(row, 'Name') ?? id
  const base = plainTerritory(sources, id, name)
  const model =
    models.get(cell(row, 'Territory2ModelId')?.slice(0, 15) ?? '') ??
    models.get(cell(row, 'Territory2Model.DeveloperName')?.toLowerCase() ?? '')
  const parent = cell(row, 'ParentTerritory2Id')
  return {
    ...base,
    name: cell(row, 'Name') ?? name,
    model:
      model?.name ??
      cell(row, 'Territory2Model.DeveloperName') ??
      cell(row, 'Territory2ModelId') ??
      '',
    isActive: model?.isActive ?? null,
    parent: parent === null ? null : parseTerritoryId(parent),
    accountAccessLevel: shareLevel(sources, row, 'AccountAccessLevel') ?? base.accountAccessLevel,
    contactAccessLevel:
      statedChildLevel(sources, row, 'ContactAccessLevel') ?? base.contactAccessLevel,
    opportunityAccessLevel:
      statedChildLevel(sources, row, 'OpportunityAccessLevel') ?? base.opportunityAccessLevel,
    caseAccessLevel: statedChildLevel(sources, row, 'CaseAccessLevel') ?? base.caseAccessLevel,
    leadAccessLevel: shareLevel(sources, row, 'LeadAccessLevel') ?? base.leadAccessLevel,
  }
}

function withMetadata(
  base: Territory,
  parsed: ParsedTerritory,
  isActive: boolean | null,
): Territory {
  const lead = parsed.objectAccessLevels.find(
    (entry) => entry.object.toLowerCase() === 'lead',
  )?.accessLevel
  return {
    ...base,
    developerName: parsed.name,
    name: parsed.label ?? base.name,
    model: parsed.model,
    isActive: base.isActive ?? isActive,
    accountAccessLevel: parsed.accountAccessLevel ?? base.accountAccessLevel,
    contactAccessLevel: parsed.contactAccessLevel ?? base.contactAccessLevel,
    opportunityAccessLevel: parsed.opportunityAccessLevel ?? base.opportunityAccessLevel,
    caseAccessLevel: parsed.caseAccessLevel ?? base.caseAccessLevel,
    leadAccessLevel: leadLevels.find((level) => level === lead) ?? base.leadAccessLevel,
  }
}

const qualified = (model: string, name: string) => `${model}.${name}`

/**
 * Territories of the second generation, of files and of `Territory2` rows, joined by model and developer name.
 *
 * Whether the model is active stands in data alone (`Territory2Model.State`); without it `isActive` is null: unknown.
 * Rules R9.1–R9.3.
 */
export function assembleTerritories(sources: Sources): TerritoryRegistry {
  const territories = emptyRegistry('territory', parseTerritoryId, missingTerritory)
  const models = modelsById(sources)
  for (const row of eachRow(sources, 'Territory2')) {
    const name = cell(row, 'DeveloperName') ?? cell(row, 'Name')
    const stated = cell(row, 'Id')
    if (stated === null && name === null) continue
    const id = stated === null ? stableKey(territories, name ?? '') : parseTerritoryId(stated)
    const territory = territoryOfRow(sources, row, id, models)
    add(territories, id, [qualified(territory.model, territory.developerName)], territory)
  }
  addLeadLevels(sources, territories)
  for (const parsed of sources.metadata.territories) {
    const full = qualified(parsed.model, parsed.name)
    const id = territories.keysByName.get(full.toLowerCase()) ?? stableKey(territories, full)
    const base = territories.entries.get(id) ?? plainTerritory(sources, id, parsed.name)
    const isActive = models.get(parsed.model.toLowerCase())?.isActive ?? null
    add(territories, id, [full], withMetadata(base, parsed, isActive))
  }
  for (const parsed of sources.metadata.territories) setParent(sources, territories, parsed)
  for (const territory of [...territories.entries.values()]) {
    const lower = territory.developerName.toLowerCase()
    if (!territories.keysByName.has(lower)) territories.keysByName.set(lower, territory.id)
  }
  resolveParents(sources, territories)
  return territories
}

/** Levels of further objects have rows of their own; Lead is the only such object that the model knows. */
function addLeadLevels(sources: Sources, territories: TerritoryRegistry): void {
  for (const row of eachRow(sources, 'Territory2ObjSharingConfig')) {
    const object = cell(row, 'TerritoryMgmtObjectConfig.Object') ?? 'Lead'
    const id = cell(row, 'Territory2Id')
    const level = shareLevel(sources, row, 'AccessLevel')
    if (id === null || object.toLowerCase() !== 'lead') continue
    const key = resolveId(territories, id, place(row), sources.findings)
    const territory = territories.entries.get(key)
    if (territory !== undefined)
      territories.entries.set(key, { ...territory, leadAccessLevel: level ?? 'None' })
  }
}

/** Parents of rows, by id or by developer name; files have named theirs before. */
function resolveParents(sources: Sources, territories: TerritoryRegistry): void {
  for (const row of eachRow(sources, 'Territory2')) {
    const parentId = cell(row, 'ParentTerritory2Id')
    if (parentId !== null) resolveId(territories, parentId, place(row), sources.findings)
    const [id, parent] = [cell(row, 'Id'), cell(row, 'ParentTerritory2.DeveloperName')]
    const territory = id === null ? undefined : territories.entries.get(parseTerritoryId(id))
    if (territory === undefined || territory.parent !== null || parent === null) continue
    const name = qualified(territory.model, parent)
    const key = resolveName(territories, name, place(row), sources.findings)
    territories.entries.set(territory.id, { ...territory, parent: key })
  }
}

function setParent(
  sources: Sources,
  territories: TerritoryRegistry,
  parsed: ParsedTerritory,
): void {
  const id = territories.keysByName.get(qualified(parsed.model, parsed.name).toLowerCase())
  const territory = id === undefined ? undefined : territories.entries.get(id)
  if (id === undefined || territory === undefined || parsed.parent === null) return
  const full = qualified(parsed.model, parsed.parent)
  const parent = resolveName(territories, full, parsed, sources.findings)
  territories.entries.set(id, { ...territory, parent })
}
