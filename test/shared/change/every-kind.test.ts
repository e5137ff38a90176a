import { describe, expect, it } from 'vitest'
import { dependentsOf } from '@shared/change/dependents'
import { describeChange } from '@shared/change/describe-change'
import { formatChange } from '@shared/change/format-change'
import { itemKinds, type ItemKind } from '@shared/change/item'
import { kindTable } from '@shared/change/kind-table'
import { parseChange } from '@shared/change/parse-change'
import { completionsFor } from '@shared/change/completions'
import { canonicalOrg } from '@shared/import/assemble/canonical-org'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { parseOrgDocument } from '@shared/import/org-document/parse-org-document'
import type { Org } from '@shared/model/org'
import { formatChangeSubject } from '@shared/report/change-messages-en'
import { after, changed, codeOf } from './changed-org'
import { smallOrg } from './small-org'

/** How a new one of each kind is made, what a second one is called, and what it is renamed to (null: never). */
const names: Readonly<Record<ItemKind, readonly [string, string, string | null]>> = {
  user: ['eve@acme.test', 'eva@acme.test', 'eve.two@acme.test'],
  role: ['West', 'North', 'FarWest'],
  profile: ['Field Sales', 'Inside Sales', 'Sales: all'],
  permissionSet: ['Exporter', 'Importer', 'Data_Exporter'],
  permissionSetGroup: ['Bundle', 'Bundle2', 'Bundle3'],
  mutingPermissionSet: ['Mute', 'Mute2', 'Mute3'],
  group: ['Finance', 'Legal', 'Money'],
  queue: ['Tier3', 'Tier4', 'TierThree'],
  object: ['Visit__c', 'Trip__c', 'Call__c'],
  field: ['Account.Region__c', 'Order__c.Region__c', 'Area__c'],
  recordType: ['Account.Partner', 'Account.Customer', 'Reseller'],
  sharingRule: ['Account.To_East', 'Order__c.To_West', 'To_All'],
  territory: ['Bavaria', 'Saxony', 'Franconia'],
  sharingSet: ['Portal_Cases', 'Portal_Orders', 'Portal_All'],
  restrictionRule: ['Own_Orders', 'Own_Invoices', 'Own_All'],
  folder: ['Report.Sales', 'Dashboard.Sales', 'Selling'],
  share: ['a00000000000001AAA/user:bob@acme.test', 'a00000000000001AAA/role:East', null],
  teamMember: ['001000000000001AAA/ana@acme.test', '', null],
  record: ['Account.Bolt', 'Account.Nut', null],
  customPermission: ['May_Export', 'May_Import', 'May_Send'],
  layout: ['Account.Wide', 'Account.Small', 'Wider'],
  dataCategoryGroup: ['Topics', 'Regions', 'Themes'],
  network: ['Partner Portal', 'Help Center', 'Partners: all'],
  connectedApp: ['Loader', 'Bridge', 'Data_Loader'],
  trustedIpRange: ['10.0.0.1-10.0.0.255', '10.1.0.1-10.1.0.255', '10.2.0.0-10.2.0.9'],
}

/** The name by which a made thing is found: a record by its name. */
const foundBy = (kind: ItemKind, name: string) =>
  kind === 'record' ? name.slice(name.indexOf('.') + 1) : name

const documentOf = (org: Org) => formatOrgDocument(org)

describe.each(itemKinds)('a %s', (kind) => {
  const [name, second, third] = names[kind]
  const own = foundBy(kind, name)

  it('is made complete, so that the org document takes it and gives it back', () => {
    const org = after(smallOrg(), `${kind}+=${name}`)
    const parsed = parseOrgDocument(documentOf(org))
    expect(parsed).toMatchObject({ kind: 'ok' })
    expect(parsed.kind === 'ok' && parsed.org).toEqual(canonicalOrg(org))
    expect(kindTable[kind].count(org)).toBe(kindTable[kind].count(smallOrg()) + 1)
  })

  it('is not made twice, whatever the letter case', () => {
    const org = after(smallOrg(), `${kind}+=${name}`)
    const again = kind === 'record' ? org.records[0]?.ids[0] : name.toUpperCase()
    const text = kind === 'record' ? `record+=Account.${again ?? ''}` : `${kind}+=${again ?? ''}`
    const ending = text.replace(/__C$/, '__c').replace(/^(field\+=)ACCOUNT/, '$1Account')
    expect(
      codeOf(org, kind === 'teamMember' || kind === 'share' ? `${kind}+=${name}` : ending),
    ).toBe('name-taken')
  })

  it('is deleted again, which leaves everything as it was', () => {
    const org = after(smallOrg(), `${kind}+=${name}`, `${kind}-=${own}`)
    const before = canonicalOrg(smallOrg())
    const now = canonicalOrg(org)
    // A field of a table that never had it stays as an empty column of nothing.
    expect({ ...now, records: [] }).toEqual({ ...before, records: [] })
    expect(now.records.map(({ ids }) => ids)).toEqual(before.records.map(({ ids }) => ids))
  })

  it('is duplicated with every property that is not its name', () => {
    if (second === '') return
    const org = after(smallOrg(), `${kind}+=${name}`, `${kind}+=${second} like ${own}`)
    const values = (text: string) => {
      const found = kindTable[kind].find(org, foundBy(kind, text))
      if (found.kind === 'refused') throw new Error(found.message)
      return found
        .properties()
        .filter((one) => !['name', 'username', 'label', 'alias', 'sharedTo'].includes(one.name))
        .filter(
          (one) =>
            !['contactAccessLevel', 'opportunityAccessLevel', 'caseAccessLevel', 'Name'].includes(
              one.name,
            ),
        )
        .map((one) => [one.name, one.value])
    }
    expect(values(second)).toEqual(values(name))
  })

  it('is renamed, and its old name is free', () => {
    if (third === null) {
      expect(codeOf(smallOrg(), `${kind}:x.name=y`)).not.toBe('ok')
      return
    }
    const renamed = kindTable[kind].renamedBy ?? ''
    const org = after(smallOrg(), `${kind}+=${name}`, `${kind}:${quoted(own)}.${renamed}=${third}`)
    const object = kindTable[kind].isDotted ? `${name.split('.')[0] ?? ''}.` : ''
    expect(kindTable[kind].find(org, object + third).kind).toBe('found')
    expect(codeOf(org, `${kind}+=${name}`)).toBe('ok')
  })

  it('is not found where there is none, and is made by no empty name', () => {
    expect(codeOf(smallOrg(), `${kind}-=Nothing.Nowhere__c/x`)).toMatch(/^(unknown|no)-/)
    expect(codeOf(smallOrg(), `${kind}+=`)).not.toBe('ok')
  })

  it('has words for being made and deleted, and says what deleting does', () => {
    const org = after(smallOrg(), `${kind}+=${name}`)
    for (const [at, text] of [
      [smallOrg(), `${kind}+=${name}`],
      [org, `${kind}-=${own}`],
    ] as const) {
      const parsed = parseChange(text)
      if (parsed.kind === 'refused') throw new Error(parsed.message)
      const described = describeChange(at, parsed.change)
      if (described.kind === 'refused') throw new Error(described.message)
      expect(formatChangeSubject(described.subject)).toContain('`')
      expect(parseChange(formatChange(parsed.change))).toEqual(parsed)
    }
    expect(dependentsOf(org, { kind, name: own }).kind).toBe('ok')
  })

  it('sets each property to the value it has, and shows the same afterwards', () => {
    const org = after(smallOrg(), `${kind}+=${name}`)
    const found = kindTable[kind].find(org, own)
    if (found.kind === 'refused') throw new Error(found.message)
    for (const at of found.properties()) {
      if (at.isReadOnly || at.value === '') continue
      const edited = at.name === kindTable[kind].renamedBy ? org : at.set(at.value)
      if ('kind' in edited) throw new Error(`${at.name}: ${edited.message}`)
      const again = kindTable[kind].find(edited, own)
      if (again.kind === 'refused') throw new Error(again.message)
      expect(again.properties().find((one) => one.name === at.name)?.value).toBe(at.value)
    }
  })

  it('is completed: the word, what makes it and, for its properties, the values', () => {
    const texts = (text: string) =>
      completionsFor(smallOrg(), text, text.length).map((one) => one.text)
    expect(texts(kind)).toContain(`${kind}+=`)
    expect(texts(kind)).toContain(`${kind}-=`)
    for (const { text, isComplete } of completionsFor(smallOrg(), `${kind}-=`, kind.length + 2)) {
      expect(isComplete).toBe(true)
      expect(changed(smallOrg(), text).kind, text).toBeDefined()
      expect(parseChange(text).kind).toBe('ok')
    }
  })
})

const quoted = (name: string) => (name.includes(' ') ? `"${name}"` : name)
