import { AccessLevel } from '@shared/model/level'
import { compileOrg, type CompiledOrg } from '@shared/engine/compile/compile-org'
import type { RecordPosition } from '@shared/engine/compile/compiled-table'
import type { DecisionFrame } from '@shared/engine/explain/decision-frame'
import { decisionFrames } from '@shared/engine/explain/decision-frames'
import { fieldPermission } from '@shared/engine/permission/field-permissions'
import { recordAccess, recordAccessBounds } from '@shared/engine/record/record-access'
import { bitsOf } from '@shared/engine/record/sharing-level'
import { effectiveAccess } from '@shared/engine/restriction/effective-access'
import { maxAccessLevel } from '@shared/engine/record/record-access'
import { ruleCatalogue } from '@shared/engine/rule-catalogue'
import { formatPlace, formatValue } from '@shared/report/explain-messages-en'
import { formatCause, formatReason } from '@shared/report/messages-en'
import { describe, expect, it, vi } from 'vitest'
import { seedsUpTo, smallOrg } from './small-orgs'

vi.setConfig({ testTimeout: 180_000 })

interface Told {
  readonly compiled: CompiledOrg
  readonly user: number
  readonly position: RecordPosition
  readonly field: string | null
  readonly frames: readonly DecisionFrame[]
  readonly place: string
}

/** Every user on some records of every object, each with one of the object's fields in turn. */
function forEachDecision(seed: number, judge: (told: Told) => void): void {
  const compiled = compileOrg(smallOrg(seed))
  for (const table of compiled.tables) {
    const object = compiled.objects[table?.object ?? -1]
    for (let row = 0; row < Math.min(table?.rowCount ?? 0, 3); row++)
      compiled.org.users.forEach((_, user) => {
        const position = { object: object?.index ?? -1, row }
        const fields = object?.fields ?? []
        const field = fields[(row + user) % Math.max(1, fields.length)]?.name ?? null
        const frames = decisionFrames(compiled, user, position, field)
        const place = `user ${user}, ${object?.name ?? ''} ${row}, ${field ?? ''}`
        judge({ compiled, user, position, field, frames, place })
      })
  }
}

const lastOf = ({ frames }: Told) => {
  const last = frames.at(-1)
  if (last === undefined) throw new Error('a decision without steps')
  return last.value
}

describe.each(seedsUpTo(10))('a decision told step by step (%i)', (seed) => {
  it('R1.19 ends where the engine answers: permissions, sharing level, every flag, certain and possible', () => {
    forEachDecision(seed, (told) => {
      const { compiled, user, position, place } = told
      const value = lastOf(told)
      const access = recordAccess(compiled, user, position)
      const bounds = recordAccessBounds(compiled, user, position)
      const left = effectiveAccess(compiled, user, position, bounds)
      expect(
        {
          permissions: [value.permissions, value.possiblePermissions],
          sharing: [value.sharing, value.possibleSharing],
          access: [value.access, value.possibleAccess],
          effective: value.effective,
        },
        place,
      ).toEqual({
        permissions: [
          bitsOf(compiled, user, position.object, 'certain'),
          bitsOf(compiled, user, position.object, 'possible'),
        ],
        sharing: [access.sharingLevel, bounds.possibleLevel],
        access: [access.maxAccessLevel, maxAccessLevel(bounds.possible)],
        effective: maxAccessLevel(left.certain),
      })
    })
  })

  it('LAY-03 ends where field permission and record access meet', () => {
    forEachDecision(seed, (told) => {
      const { compiled, user, position, field, place } = told
      const object = compiled.objects[position.object]
      const config = object?.fields.find(({ name }) => name === field)
      const permissions = compiled.permissions.classes[compiled.permissions.classOfUser[user] ?? -1]
      if (object === undefined || config === undefined || permissions === undefined) return
      const inForce = fieldPermission(permissions, object, config)
      const access = recordAccess(compiled, user, position)
      const bits =
        Number(inForce.isReadable && access.hasReadAccess) +
        2 * Number(inForce.isEditable && access.hasEditAccess)
      expect(lastOf(told).field, place).toBe(bits)
    })
  })

  it('R1.4, PRM-02 doors only widen the level, containers only the permissions and the field', () => {
    forEachDecision(seed, ({ frames, place }) => {
      frames.forEach(({ at, door, leg, value }, position) => {
        const before = frames[position - 1]?.value
        if (before === undefined) return
        const isContainer = /^at-(profile|permissionSet)/.test(at.code)
        const lost = {
          sharing: door !== null && value.sharing < before.sharing,
          permissions:
            leg === 'object' && isContainer ? before.permissions & ~value.permissions : 0,
          field: leg === 'field' && isContainer ? before.field & ~value.field : 0,
          flags: before.flags & ~value.flags,
        }
        if (lost.sharing || (lost.permissions | lost.field | lost.flags) !== 0)
          expect({ place, step: at.code, lost }).toBe('nothing lost')
      })
    })
  })

  it('R1.5 prerequisites and the licence only narrow what containers gave; the end is never above the answer', () => {
    forEachDecision(seed, ({ frames, place }) => {
      frames.forEach(({ at, value }, position) => {
        const before = frames[position - 1]?.value
        if (at.code === 'at-prerequisites')
          expect(value.permissions & ~(before?.permissions ?? 0), place).toBe(0)
        expect(value.effective ?? AccessLevel.None, place).toBeLessThanOrEqual(value.access)
      })
    })
  })

  it('every step has words, and a rule with its source', () => {
    const unknown = new Set<string>()
    forEachDecision(seed, ({ frames }) => {
      for (const frame of frames) {
        if (formatPlace(frame, formatCause) === '') unknown.add(frame.at.code)
        if (formatValue(frame, frame.value) === '') unknown.add(frame.at.code)
        for (const reason of [frame.at, ...frame.inputs])
          if (!ruleCatalogue.has(reason.rule)) unknown.add(reason.rule)
        for (const reason of frame.inputs) if (formatReason(reason) === '') unknown.add(reason.code)
        for (const grant of frame.grants)
          if (!ruleCatalogue.has(grant.rule)) unknown.add(grant.rule)
      }
    })
    expect([...unknown]).toEqual([])
  })
})
