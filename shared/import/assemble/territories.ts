import type { TerritoryId, UserId } from '@shared/model/id'
import { parseRecordId, parseTerritoryId } from '@shared/model/id'
import type { ChildLevel } from '@shared/model/role'
import type { Territory, TerritoryRecord } from '@shared/model/sharing'
import type { ParsedTerritory } from '../metadata/parsed'
import { keyPrefixes } from '../data/known-objects'
import { report } from './findings'
import { shareLevel, statedChildLevel } from './levels'
import { sortedBy } from './order'
import type { Registry } from './registry'
import { add, emptyRegistry, resolveId, stableKey } from './registry'
import type { Row, Sources } from './sources'
import { cell, eachRow, flag, place } from './sources'
import type { UserRegistry } from './users'
import { userOfColumns } from './users'

export type TerritoryRegistry = Registry<TerritoryId, Territory>

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
    leadAccessLevel: shareLevel(sources, row, 'LeadAccessLevel') ?? 'None',
  }
}

const leadLevels = ['None', 'Read', 'Edit', 'All'] as const

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
  for (const territory of [...territories.entries.values()])
    if (territory.parent !== null)
      resolveId(territories, territory.parent, { file: '', line: null }, sources.findings)
  return territories
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
  const parent = territories.keysByName.get(full.toLowerCase())
  if (parent === undefined)
    report(
      sources.findings,
      'warning',
      'unknown-territory',
      parsed,
      `no territory \`${parsed.parent}\` is in model \`${parsed.model}\`; \`${parsed.name}\` was taken as top`,
    )
  else territories.entries.set(id, { ...territory, parent })
}

function usersByTerritory(
  sources: Sources,
  territories: TerritoryRegistry,
  users: UserRegistry,
): Map<TerritoryId, Set<UserId>> {
  const byTerritory = new Map<TerritoryId, Set<UserId>>()
  for (const row of eachRow(sources, 'UserTerritory2Association')) {
    if (flag(row, 'IsActive') === false) continue
    const user = userOfColumns(sources, users, row, 'UserId', 'User.Username')
    const id = cell(row, 'Territory2Id')
    if (user === null || id === null) continue
    const territory = resolveId(territories, id, place(row), sources.findings)
    const members = byTerritory.get(territory) ?? new Set()
    byTerritory.set(territory, members.add(user))
  }
  return byTerritory
}

function recordsByTerritory(
  sources: Sources,
  territories: TerritoryRegistry,
): Map<TerritoryId, TerritoryRecord[]> {
  const byTerritory = new Map<TerritoryId, TerritoryRecord[]>()
  for (const row of eachRow(sources, 'ObjectTerritory2Association')) {
    const [record, id] = [cell(row, 'ObjectId'), cell(row, 'Territory2Id')]
    if (record === null || id === null) continue
    const territory = resolveId(territories, id, place(row), sources.findings)
    const cause = /manual/i.test(cell(row, 'AssociationCause') ?? '')
      ? 'Territory2AssociationManual'
      : 'Territory'
    const object = cell(row, 'SobjectType') ?? keyPrefixes[record.slice(0, 3)] ?? 'Account'
    const records = byTerritory.get(territory) ?? []
    byTerritory.set(territory, records)
    records.push({ object, record: parseRecordId(record), cause })
  }
  return byTerritory
}

/** Users and records of territories, which come from data alone; inactive associations are left out (R9.2). */
export function addTerritoryMembers(
  sources: Sources,
  territories: TerritoryRegistry,
  users: UserRegistry,
): void {
  const members = usersByTerritory(sources, territories, users)
  const records = recordsByTerritory(sources, territories)
  for (const [id, territory] of territories.entries)
    territories.entries.set(id, {
      ...territory,
      users: [...(members.get(id) ?? [])].sort(),
      records: sortedBy(
        records.get(id) ?? [],
        (entry) => entry.object,
        (entry) => entry.record,
        (entry) => entry.cause,
      ),
    })
}
