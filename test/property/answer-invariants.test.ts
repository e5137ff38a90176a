import { describe, expect, it } from 'vitest'
import { maxAccessLevel } from '@shared/engine/record/record-access'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { parseUserId } from '@shared/model/id'
import { defaultSettings } from '@shared/model/org'
import { elementAt } from '@shared/sample/random'
import { answersOf, flagBits, seedsUpTo, smallOrg } from './small-orgs'

const orgs = seedsUpTo(15).map((seed) => smallOrg(seed))
const answers = orgs.map((org) => answersOf(org))

describe('invariants of every answer', () => {
  it('R19.3 b delete, edit and transfer need read', () => {
    for (const row of answers.flatMap((each) => [...each.values()]))
      for (const access of row.values()) if (!access.hasReadAccess) expect(flagBits(access)).toBe(0)
  })

  it('R19.3 a all five, strict: All needs Delete, Edit, Read, and Transfer where there is an owner', () => {
    for (const [position, org] of orgs.entries()) {
      if (org.settings.hasAllAccessMode !== 'strict') continue
      const engine = compileOrg(org, { now: null })
      const owned = new Set<string>(
        engine.tables.flatMap((table) =>
          table !== undefined && engine.objects[table.object]?.hasOwner ? [...table.table.ids] : [],
        ),
      )
      for (const row of answers[position]?.values() ?? [])
        for (const [record, access] of row)
          if (access.hasAllAccess) {
            expect(access.hasReadAccess && access.hasEditAccess && access.hasDeleteAccess).toBe(
              true,
            )
            expect(access.hasTransferAccess).toBe(owned.has(record))
          }
    }
  })

  it('R1.12 R19.3 e the highest true flag is the answer', () => {
    for (const row of answers.flatMap((each) => [...each.values()]))
      for (const access of row.values())
        expect(access.maxAccessLevel).toBe(
          maxAccessLevel({
            read: access.hasReadAccess,
            edit: access.hasEditAccess,
            delete: access.hasDeleteAccess,
            transfer: access.hasTransferAccess,
            all: access.hasAllAccess,
          }),
        )
  })

  it('R13.23 a guest never edits, deletes, transfers or shares', () => {
    for (const [position, org] of orgs.entries()) {
      const guests = org.users.filter((user) => user.userType === 'Guest')
      for (const guest of guests)
        for (const access of answers[position]?.get(guest.id)?.values() ?? []) {
          expect(flagBits(access) & ~1).toBe(0)
          expect(access.canShare).toBe(false)
        }
    }
  })

  it('R19.3 f with everything Private and no rows, owner, superiors and override holders alone see a record', () => {
    for (const seed of seedsUpTo(15)) {
      const org = bare(seed)
      const parents = new Map(org.roles.map((role) => [role.id, role.parent]))
      const open = answersOf(org)
      for (const table of org.records.filter((each) => each.object.endsWith('__c')))
        table.ids.forEach((record, position) => {
          const owner = org.users.find((user) => user.id === table.owners[position])
          const above = new Set<string>()
          for (
            let up = parents.get(owner?.role ?? ('' as never)) ?? null;
            up;
            up = parents.get(up) ?? null
          )
            above.add(up)
          for (const user of org.users) {
            const sees = open.get(parseUserId(user.id))?.get(record)?.hasReadAccess ?? false
            const may = user.id === owner?.id || (user.role !== null && above.has(user.role))
            const overrides = user.profile === org.profiles[0]?.id
            if (sees) expect(may || overrides).toBe(true)
            else expect(may).toBe(false)
          }
        })
    }
  })
})

/** A small org of custom objects without sharing of any kind, everything Private. */
function bare(seed: number) {
  const org = smallOrg(seed * 3)
  const internals = org.users.filter(({ userType }) => userType === 'Standard')
  const ids = new Set<string>(internals.map((user) => user.id))
  const details = new Set(
    org.objects
      .filter((object) => object.fields.some((field) => field.type === 'MasterDetail'))
      .map((object) => object.name),
  )
  const full = org.objects.map((object) => ({
    object: object.name,
    allowCreate: true,
    allowRead: true,
    allowEdit: true,
    allowDelete: true,
    viewAllRecords: false,
    modifyAllRecords: false,
    viewAllFields: false,
  }))
  return {
    ...org,
    settings: defaultSettings,
    users: internals,
    shares: [],
    sharingRules: [],
    sharingSets: [],
    territories: [],
    assignments: [],
    objects: org.objects
      .filter((object) => !details.has(object.name))
      .map((object) => ({
        ...object,
        sharingModel: 'Private' as const,
        externalSharingModel: 'Private' as const,
        grantAccessUsingHierarchies: true,
      })),
    profiles: org.profiles.map((profile, position) =>
      position === 0
        ? profile
        : {
            ...profile,
            isMissing: false,
            isPartial: false,
            userLicense: 'Salesforce',
            objectPermissions: full,
            userPermissions: [],
          },
    ),
    records: org.records
      .filter(
        ({ object }) => object.endsWith('__c') && object !== 'Stray__c' && !details.has(object),
      )
      .map((table) => ({
        ...table,
        owners: table.owners.map((owner, position) =>
          owner !== null && ids.has(owner) ? owner : elementAt(internals, position % 3).id,
        ),
      })),
  }
}
