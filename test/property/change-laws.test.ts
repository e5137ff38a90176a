import { describe, expect, it, vi } from 'vitest'
import { applyChange } from '@shared/change/apply-changes'
import { objectPermissionWords } from '@shared/change/change'
import { formatChange } from '@shared/change/format-change'
import { randomFrom } from '@shared/sample/random'
import {
  inverseRestores,
  isTakenBack,
  recountEqualsFresh,
  splitChangesNothing,
  widerOpensMore,
} from './laws'
import { changeKinds, proposals, type ChangeKind } from './random-changes'
import { seedsUpTo, smallOrg } from './small-orgs'

vi.setConfig({ testTimeout: 180_000 })

const orgs = seedsUpTo(5).map((seed) => smallOrg(seed * 3))

/** Every line of the change language that the command line documents, and the kinds of proposals that write it. */
const documented: Readonly<Record<string, readonly ChangeKind[]>> = {
  'object:*.sharingModel=': ['objectSharingModel'],
  'object:*.externalSharingModel=': ['objectExternalSharingModel'],
  'object:*.hierarchyAccess=': ['objectHierarchyAccess'],
  'field:*.writeRequiresMasterRead=': ['fieldWriteRequiresMasterRead'],
  'sharingRule:*=': ['sharingRuleActive'],
  'sharingRule:*.accessLevel=': ['sharingRuleAccessLevel'],
  'user:*.role=': ['userRole'],
  'user:*.profile=': ['userProfile'],
  'user:*.isActive=': ['userActive'],
  'user:*.isFrozen=': ['userFrozen'],
  'permissionSet:*+=user:*': ['permissionSetAssignment'],
  'permissionSetGroup:*+=user:*': ['permissionSetGroupAssignment'],
  'group:*+=user:*': ['groupMember'],
  'group:*+=role:*': ['groupMember'],
  'group:*+=roleAndSubordinates:*': ['groupMember'],
  'group:*+=group:*': ['groupMember'],
  'queue:*-=user:*': ['queueMember'],
  'role:*.parent=': ['roleParent'],
  ...Object.fromEntries(
    Object.keys(objectPermissionWords).map((word) => [
      `profile:*.object:*.${word}=`,
      ['objectPermission' as const],
    ]),
  ),
  'permissionSet:*.object:*.viewAll=': ['objectPermission'],
  'permissionSet:*.field:*.edit=': ['fieldPermission'],
  'permissionSet:*.system:*=': ['systemPermission'],
  'record:*.owner=user:*': ['recordOwner'],
  'record:*.owner=queue:*': ['recordOwner'],
  'record:*.Region__c=': ['recordValue'],
  'restrictionRule:*=': ['restrictionRuleActive'],
  'setting:*=': ['orgSetting'],
}

const patternOf = (form: string) =>
  new RegExp(
    `^${form
      .split('*')
      .map((part) => part.replace(/[.+]/g, '\\$&'))
      .join('.+')}`,
  )

it('every form of change that is documented is drawn, and every kind that is drawn is documented', () => {
  const drawn = changeKinds.flatMap((kind) =>
    orgs.flatMap((org) =>
      seedsUpTo(60).flatMap((seed) => {
        const proposal = proposals[kind](org, randomFrom(seed * 977))
        return proposal === null ? [] : [`${kind} ${formatChange(proposal.there)}`]
      }),
    ),
  )
  const isDrawn = ([form, kinds]: readonly [string, readonly ChangeKind[]]) =>
    kinds.some((kind) =>
      drawn.some(
        (text) => text.startsWith(`${kind} `) && patternOf(form).test(text.slice(kind.length + 1)),
      ),
    )
  expect(
    Object.entries(documented)
      .filter((each) => !isDrawn(each))
      .map(([form]) => form),
  ).toEqual([])
  expect(changeKinds.filter((kind) => !Object.values(documented).flat().includes(kind))).toEqual([])
})

describe('changes of every kind', () => {
  for (const kind of changeKinds) {
    it(`${kind}: is made in some org, and recounting equals counting anew`, () => {
      const random = randomFrom(kind.length)
      const isMade = orgs.some((org) =>
        seedsUpTo(4).some(() => {
          const proposal = proposals[kind](org, random)
          return proposal !== null && !('kind' in applyChange(org, proposal.there))
        }),
      )
      expect(isMade).toBe(true)
      for (const [seed, org] of orgs.entries())
        expect(recountEqualsFresh([kind])(org, randomFrom(seed)), `org ${seed}`).toBeNull()
    })

    it(`${kind}: taken back restores every answer, and R1.4 what opens takes nothing away`, () => {
      for (const [seed, org] of orgs.entries()) {
        expect(inverseRestores([kind])(org, randomFrom(seed)), `org ${seed}`).toBeNull()
        expect(widerOpensMore([kind])(org, randomFrom(seed + 50)), `org ${seed}`).toBeNull()
      }
    })
  }

  it.each(changeKinds)(
    '%s: the change taken back leaves the org as it was, at least once',
    (kind) => {
      const isUndone = orgs.some((org) =>
        seedsUpTo(8).some((seed) => {
          const proposal = proposals[kind](org, randomFrom(seed))
          return proposal !== null && isTakenBack(org, proposal)
        }),
      )
      expect(isUndone).toBe(true)
    },
  )

  it('R1.16 a permission set cut in two, given with both halves, changes nothing', () => {
    for (const [seed, org] of orgs.entries())
      expect(splitChangesNothing(org, randomFrom(seed)), `org ${seed}`).toBeNull()
  })
})
