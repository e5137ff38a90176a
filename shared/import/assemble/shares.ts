import type { ObjectName } from '@shared/model/id'
import type { Share } from '@shared/model/sharing'
import type { ParsedSharingRule } from '../metadata/parsed-sharing'
import { isShareTable, sharedObjectOf } from '../data/known-objects'
import { reportCounted } from './findings'
import type { Parties } from './grantees'
import { granteeKey } from './grantee-key'
import { granteeOfShare, partyNames, recordFinder, type PartyNames } from './named-shares'
import { accountSettingsOf, shareLevel } from './levels'
import type { ObjectRegistry } from './object-registry'
import { spelling } from './object-registry'
import { sortedBy } from './order'
import { joined, placedShares, type Opening, type RowOpening } from './placed-shares'
import type { Row, Sources } from './sources'
import { cell, eachRow, hasTable } from './sources'
import { teamShares } from './teams'

/** Causes that the engine computes itself from owners, hierarchies, territories and portal users (record-access 17). */
const computedCauses: ReadonlySet<string> = new Set(
  [
    'Owner',
    'ImplicitParent',
    'ImplicitChild',
    'ImplicitPerson',
    'PortalImplicit',
    'RelatedPortalUser',
    'LpuImplicit',
    'LpuParentImplicit',
    'GuestParentImplicit',
    'GuestPersonImplicit',
  ].map((cause) => cause.toLowerCase()),
)

const territoryCauses =
  /^(?:territory|territory2associationmanual|territory2forecast|territorymanual|territoryrule)$/i

/** Why a stored row is left out, or null when it is kept. */
function computedBy(sources: Sources, object: ObjectName, cause: string): string | null {
  if (computedCauses.has(cause.toLowerCase())) return 'the engine computes them'
  if (territoryCauses.test(cause)) {
    const hasTerritories =
      hasTable(sources, 'Territory2') || sources.metadata.territories.length > 0
    return hasTerritories ? 'the engine computes them from the territories' : null
  }
  if (!/^(?:rule|guestrule)$/i.test(cause)) return null
  const lower = object.toLowerCase()
  // R6.23: an account relationship rule has rows of its own cause, `ARImplicit`, and computes none.
  const isOfObject = ({ kind, object: of }: ParsedSharingRule) =>
    kind !== 'accountRelationship' && of.toLowerCase() === lower
  return sources.metadata.sharingRules.some(isOfObject)
    ? 'the engine computes them from the sharing rules'
    : null
}

interface ShareTable {
  readonly object: ObjectName
  readonly recordColumn: string
  readonly levelColumn: string
}

function shapeOf(registry: ObjectRegistry, name: string): ShareTable {
  const object = spelling(registry, sharedObjectOf(name))
  const isCustom = /__share$/i.test(name)
  return {
    object,
    recordColumn: isCustom ? 'ParentId' : `${object}Id`,
    levelColumn: isCustom ? 'AccessLevel' : `${object}AccessLevel`,
  }
}

/** What a row opens and to whom, before its record is found; null when it is left out. */
function openingOfRow(
  sources: Sources,
  parties: Parties,
  names: PartyNames,
  object: ObjectName,
  levelColumn: string,
  row: Row,
): Opening | null {
  const rowCause = cell(row, 'RowCause') ?? 'Manual'
  const computed = computedBy(sources, object, rowCause)
  if (computed !== null) {
    reportCounted(
      sources.findings,
      'note',
      'computed-shares',
      { file: '', line: null },
      `share rows with cause \`${rowCause}\` were left out: ${computed}`,
    )
    return null
  }
  if (/^(?:rule|guestrule)$/i.test(rowCause))
    reportCounted(
      sources.findings,
      'note',
      'rule-rows-kept',
      { file: '', line: null },
      `sharing rules of \`${object}\` are not in this import; their stored rows were kept`,
    )
  const level = shareLevel(sources, row, levelColumn) ?? shareLevel(sources, row, 'AccessLevel')
  const grantee = level === null ? null : granteeOfShare(sources, parties, names, row)
  if (level === null || grantee === null) return null
  const accountSettings = object === 'Account' ? accountSettingsOf(sources, row) : null
  return { object, grantee, level, rowCause, accountSettings }
}

/** The parts that make two rows the same row. */
const identityOf = (share: Share) =>
  JSON.stringify([
    share.object,
    share.record,
    granteeKey(share.grantee),
    share.rowCause.toLowerCase(),
  ])

/** What the rows of one share table open, each with its row. */
function* openingsOfTable(
  sources: Sources,
  parties: Parties,
  names: PartyNames,
  { object, levelColumn }: ShareTable,
  name: string,
): Generator<RowOpening> {
  for (const row of eachRow(sources, name)) {
    const opening = openingOfRow(sources, parties, names, object, levelColumn, row)
    if (opening !== null) yield { row, opening }
  }
}

/**
 * Share rows that the engine does not compute: manual, Apex, teams and causes it does not model, each once.
 *
 * Rows of team members stand for `Team` rows that no share table holds (R8.1–R8.4). Rows whose cause the engine computes
 * are left out and counted in one note each; rows of rules are kept where the object's rules were not imported. A row
 * whose record or grantee is not surely one of the import stays as a row to an unresolved grantee.
 */
export function assembleShares(
  sources: Sources,
  parties: Parties,
  registry: ObjectRegistry,
): Share[] {
  const unique = new Map<string, Share>()
  const names = partyNames(sources, parties)
  for (const name of sources.tables.keys()) {
    if (!isShareTable(name)) continue
    const shape = shapeOf(registry, sources.tables.get(name)?.object ?? name)
    const openings = openingsOfTable(sources, parties, names, shape, name)
    const recordOf = recordFinder(sources, shape.object, shape.recordColumn)
    for (const share of placedShares(recordOf, openings)) {
      const key = identityOf(share)
      unique.set(key, joined(unique.get(key), share))
    }
  }
  const stored = new Set(unique.keys())
  for (const share of teamShares(sources, parties)) {
    const key = identityOf(share)
    if (!stored.has(key)) unique.set(key, joined(unique.get(key), share))
  }
  return sortedBy(
    unique.values(),
    (share) => share.object,
    (share) => share.record,
    (share) => granteeKey(share.grantee),
    (share) => share.rowCause,
  )
}
