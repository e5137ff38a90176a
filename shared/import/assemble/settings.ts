import {
  calendarAccesses,
  defaultSettings,
  type CalendarAccess,
  type Edition,
  type OrgSettings,
} from '@shared/model/org'
import { reportCounted } from './findings'
import type { Sources } from './sources'
import { cell, eachRow, place } from './sources'

/** Switches of settings files by the setting of the org that they are. */
const switches = {
  enableExternalSharingModel: 'enableExternalSharingModel',
  enablePortalUserCaseSharing: 'enablePortalUserCaseSharing',
  enablePartnerSuperUserAccess: 'enablePartnerSuperUserAccess',
  enableManagerGroups: 'enableManagerGroups',
  enablePortalUserVisibility: 'enablePortalUserVisibility',
  enableCommunityUserVisibility: 'enableCommunityUserVisibility',
  enableMFADirectUILoginOptIn: 'isMfaRequired',
  isLoginWithSalesforceCredentialsDisabled: 'isSsoOnly',
  enableKbStandardSharing: 'knowledgeStandardSharing',
  enforceIpRangesEveryRequest: 'enforceIpRangesEveryRequest',
} as const

/** Editions as `Organization.OrganizationType` and scratch definitions spell them, in lower case. */
const editionsBySpelling: ReadonlyMap<string, Edition> = new Map([
  ['essentials', 'Essentials'],
  ['starter', 'Starter'],
  ['pro suite', 'ProSuite'],
  ['prosuite', 'ProSuite'],
  ['group', 'Group'],
  ['team', 'Group'],
  ['professional', 'Professional'],
  ['enterprise', 'Enterprise'],
  ['performance', 'Performance'],
  ['unlimited', 'Unlimited'],
  ['developer', 'Developer'],
  ['partner developer', 'Developer'],
  ['partner enterprise', 'Enterprise'],
])

const editionNamed = (text: string) =>
  editionsBySpelling.get(text.toLowerCase().replace(/ edition$/, '')) ?? null

interface Stated {
  edition: Edition | null
  timeZone: string | null
  calendar: CalendarAccess | null
}

/** What `Organization` rows say; an edition that is not known counts as not stated. */
function statedByData(sources: Sources): Stated {
  const stated: Stated = { edition: null, timeZone: null, calendar: null }
  for (const row of eachRow(sources, 'Organization')) {
    stated.timeZone ??= cell(row, 'TimeZoneSidKey')
    const calendar = cell(row, 'DefaultCalendarAccess')?.toLowerCase()
    stated.calendar ??= calendarAccesses.find((name) => name.toLowerCase() === calendar) ?? null
    const text = cell(row, 'OrganizationType')
    if (text === null) continue
    const edition = editionNamed(text)
    stated.edition ??= edition
    if (edition !== null) continue
    const message = `\`${text}\` is no edition that is known; it was taken as not stated`
    reportCounted(sources.findings, 'note', 'unknown-edition', place(row), message)
  }
  return stated
}

/** Settings that files and `Organization` rows state; the rest keeps its default. Source: import-formats 3.11. */
export function assembleSettings(sources: Sources): OrgSettings {
  const { switches: stated, territory2, edition } = sources.metadata.settings
  const switched: Partial<Record<(typeof switches)[keyof typeof switches], boolean>> = {}
  for (const [name, setting] of Object.entries(switches)) {
    const value = stated.get(name)
    if (value !== undefined) switched[setting] = value
  }
  const byData = statedByData(sources)
  const forecast = territory2.get('t2ForecastAccessLevel')
  return {
    ...defaultSettings,
    ...switched,
    t2ForecastAccessLevel: forecast === 'Read' || forecast === 'Edit' ? forecast : 'None',
    edition: byData.edition ?? (edition === null ? null : editionNamed(edition)),
    timeZone: byData.timeZone,
    defaultCalendarAccess: byData.calendar,
  }
}
