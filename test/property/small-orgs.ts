import type { RecordAccess } from '@shared/engine/answer'
import { compileOrg, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { doors } from '@shared/engine/record/doors'
import { recordAccess } from '@shared/engine/record/record-access'
import type { Door } from '@shared/engine/record/subject'
import type { Org } from '@shared/model/org'
import { randomFrom } from '@shared/sample/random'
import { orgFeatureNames, orgWith } from './features/org-features'

/** A small org whose features depend on the seed: all of them, one alone, or a random half. */
export function smallOrg(seed: number): Org {
  const random = randomFrom(seed * 7_919)
  if (seed % 3 === 0) return orgWith(seed, orgFeatureNames)
  if (seed % 3 === 1)
    return orgWith(
      seed,
      orgFeatureNames.filter(() => random.chance(0.5)),
    )
  return orgWith(seed, [random.pick(orgFeatureNames)])
}

/** Every feature with as few people and records as they need, for laws that evaluate an org very often. */
export const tinyOrg = (seed: number): Org =>
  orgWith(seed, orgFeatureNames, { userCount: 4, recordCount: 14 })

export function seedsUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

/** User id -> record id -> answer, for every user and record. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, RecordAccess>>

export function answersOf(org: Org, openDoors: readonly Door[] = doors): Answers {
  return answersOfCompiled(compileOrg(org, { now: null }), openDoors)
}

function answersOfCompiled(engine: CompiledOrg, openDoors: readonly Door[]): Answers {
  return new Map(
    engine.org.users.map((user, userIndex) => {
      const row = new Map<string, RecordAccess>()
      for (const table of engine.tables)
        table?.table.ids.forEach((id, position) =>
          row.set(
            id,
            recordAccess(engine, userIndex, { object: table.object, row: position }, openDoors),
          ),
        )
      return [user.id, row]
    }),
  )
}

/** Flags as bits: read 1, edit 2, delete 4, transfer 8, all 16. */
export function flagBits(access: RecordAccess): number {
  return (
    Number(access.hasReadAccess) |
    (Number(access.hasEditAccess) << 1) |
    (Number(access.hasDeleteAccess) << 2) |
    (Number(access.hasTransferAccess) << 3) |
    (Number(access.hasAllAccess) << 4)
  )
}

/** Every answer as one line `user record flags certainty`, in an order that ids alone decide. */
export function answerLines(answers: Answers): string[] {
  return [...answers]
    .flatMap(([user, row]) =>
      [...row].map(
        ([record, access]) => `${user} ${record} ${flagBits(access)} ${access.certainty}`,
      ),
    )
    .sort()
}
