import { describe, expect, it, vi } from 'vitest'
import type { ObjectPermissions } from '@shared/model/container'
import type { SharingModel } from '@shared/model/object-config'
import type { Org } from '@shared/model/org'
import { generateShares } from '@shared/sample/generate-shares'
import { generateSharingRules } from '@shared/sample/generate-sharing-rules'
import { features, smallShape } from '@shared/sample/org-shape'
import { randomFrom, type Random } from '@shared/sample/random'
import { answersOf, flagBits, seedsUpTo, smallOrg } from './small-orgs'

// Orgs with everything in them take their time where the machine is shared.
vi.setConfig({ testTimeout: 180_000 })

/** Looks for a flag that was true before and is false after. */
function lostFlags(before: Org, after: Org): string[] {
  const later = answersOf(after)
  return [...answersOf(before)].flatMap(([user, row]) =>
    [...row].flatMap(([record, access]) => {
      const next = later.get(user)?.get(record)
      const lost = next === undefined ? 31 : flagBits(access) & ~flagBits(next)
      return lost === 0 ? [] : [`${user} ${record} lost ${lost}`]
    }),
  )
}

function expectWider(widen: (org: Org, random: Random) => Org): void {
  for (const seed of seedsUpTo(12)) {
    const org = smallOrg(seed)
    expect({ seed, lost: lostFlags(org, widen(org, randomFrom(seed))) }).toEqual({ seed, lost: [] })
  }
}

const looser: Readonly<Partial<Record<SharingModel, SharingModel>>> = {
  Private: 'Read',
  Read: 'ReadWrite',
}

describe('grants only widen', () => {
  it('R1.4 a share row takes nothing away', () => {
    expectWider((org, random) => ({
      ...org,
      shares: [
        ...org.shares,
        ...generateShares(random, smallShape(1, ['shares']), org, org.records),
      ],
    }))
  })

  it('R1.4 a sharing rule takes nothing away', () => {
    expectWider((org, random) => ({
      ...org,
      sharingRules: [
        ...org.sharingRules,
        ...generateSharingRules(random, smallShape(1, features), org).map((rule) => ({
          ...rule,
          name: `More_${rule.name}`,
        })),
      ],
    }))
  })

  it('R1.4 a group member takes nothing away', () => {
    expectWider((org, random) => ({
      ...org,
      groups: org.groups.map((group) => ({
        ...group,
        members: [...(group.members ?? []), { kind: 'user', user: random.pick(org.users).id }],
      })),
    }))
  })

  it('R1.4 a permission takes nothing away', () => {
    expectWider((org, random) => ({
      ...org,
      profiles: org.profiles.map((profile) => ({
        ...profile,
        objectPermissions: profile.objectPermissions.map((entry) => withOneMore(entry, random)),
      })),
    }))
  })

  it('R1.4 a looser default takes nothing away', () => {
    expectWider((org, random) => ({
      ...org,
      objects: org.objects.map((object) =>
        random.chance(0.5) && object.sharingModel !== null
          ? { ...object, sharingModel: looser[object.sharingModel] ?? object.sharingModel }
          : object,
      ),
    }))
  })

  it('the law notices a loss: without its shares an org answers less', () => {
    const losses = seedsUpTo(6).flatMap((seed) => {
      const org = smallOrg(seed * 3)
      return lostFlags(org, { ...org, shares: [] })
    })
    expect(losses.length).toBeGreaterThan(0)
  })
})

function withOneMore(entry: ObjectPermissions, random: Random): ObjectPermissions {
  const key = random.pick([
    'allowCreate',
    'allowRead',
    'allowEdit',
    'allowDelete',
    'viewAllRecords',
    'modifyAllRecords',
  ] as const)
  return { ...entry, [key]: true }
}
