import { describe, expect, it } from 'vitest'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape } from '@shared/sample/org-shape'
import { runThrough } from '@shared/engine/compile/steps'
import { openedOrg } from '@shared/scenario/opened-org'
import { heatMap } from '../../../src-renderer/worker/calls/heat-map'
import {
  compareRecords,
  exportRecords,
} from '../../../src-renderer/worker/calls/scenario/compare-records'
import { compareScenarios } from '../../../src-renderer/worker/calls/scenario/compare-scenarios'
import {
  describeScenario,
  readScenario,
} from '../../../src-renderer/worker/calls/scenario/describe-scenario'

const org = generateOrg(smallShape(3, features))
const opened = openedOrg(org, '2026-01-01T00:00:00.000Z')
const base = opened.base.compiled.org
const model = (value: string) => `object:Machine__c.sharingModel=${value}`

describe('the changes of a scenario', () => {
  it('are told at their place: after those before them, which are made only where they are in force', () => {
    const changes = ['role+=Desk', 'role:Desk.parent='].map((text) => ({ text, isInForce: true }))
    const kinds = (of: typeof changes) =>
      describeScenario(base, { under: [], changes: of }).map(({ description }) => description.kind)
    expect(kinds(changes)).toEqual(['ok', 'ok'])
    expect(kinds(changes.map((one, at) => ({ ...one, isInForce: at > 0 })))).toEqual([
      'ok',
      'refused',
    ])
    const under = { under: ['role+=Desk'], changes: changes.slice(1) }
    expect(describeScenario(base, under)[0]?.description.kind).toBe('ok')
  })

  it('that do nothing where they stand are known as such, and what there is below them is named', () => {
    const asked = { under: [model('Read')], changes: [{ text: model('Read'), isInForce: true }] }
    expect(describeScenario(base, asked)[0]).toMatchObject({
      isAlreadySo: true,
      valueUnder: 'Read',
    })
    const other = { ...asked, under: [model('ReadWrite')] }
    expect(describeScenario(base, other)[0]).toMatchObject({ isAlreadySo: false })
    const twice = { under: ['role+=Desk'], changes: [{ text: 'role+=Desk', isInForce: true }] }
    expect(describeScenario(base, twice)[0]?.isAlreadySo).toBe(true)
  })

  it('are read from text with the line of each that cannot be', () => {
    const text = `# scenario: A\n${model('Read')}\nobject:Gone__c.sharingModel=Read\n# off: role:Gone.parent=\nnonsense`
    const read = readScenario(base, { text, under: [] })
    expect(read).toMatchObject({ name: 'A', on: null })
    expect(read.problems.map(({ line }) => line)).toEqual([3, 5])
    expect(read.changes.map(({ isOn }) => isOn)).toEqual([true, true, false, true])
  })
})

describe('scenarios beside each other', () => {
  const query = { rows: 'user', openedObjects: [], show: null, only: null, limit: 10_000 } as const
  const [narrow, wide] = [[model('Private')], [model('ReadWrite')]] as const
  const compared = (...sides: readonly (readonly string[])[]) =>
    compareScenarios(opened, { ...query, sides })

  it('differ in the cells in which their heat-maps differ, and nowhere else', () => {
    const asked = { rows: 'user', openedObjects: [], withBase: true, axesKey: null } as const
    const picture = heatMap(opened, { ...asked, changes: wide, beside: narrow })
    const differing = [...picture.values.levels.keys()].filter((at) =>
      (['read', 'edit', 'delete', 'transfer', 'all', 'create'] as const).some(
        (measure) => picture.values.counts[measure][at] !== picture.base?.counts[measure][at],
      ),
    )
    const { cells, cellCount } = compared(narrow, wide)
    expect(cellCount).toBe(differing.length)
    expect(cells.length).toBe(cellCount)
    expect(cellCount).toBeGreaterThan(0)
    expect(compared(wide, wide).cellCount).toBe(0)
  })

  it('say what was gained and lost against the first, and the other way round from the other side', () => {
    const there = compared(narrow, wide).differing
    const back = compared(wide, narrow).differing
    expect(there.gained).toBe(back.lost)
    expect(there.lost).toBe(back.gained)
    const three = compared([], narrow, wide)
    expect(three.cells.every(({ sides }) => sides.length === 3)).toBe(true)
    const shown = compareScenarios(opened, { ...query, sides: [narrow, wide], show: 'gained' })
    expect(shown.cells.every(({ difference }) => difference === 'gained')).toBe(true)
    expect(shown.cellCount).toBe(there.gained)
  })

  it('can be listed for some users and one object alone', () => {
    const [user] = compared(narrow, wide).cells.flatMap((cell) => cell.user ?? [])
    if (user === undefined) throw new Error('somebody differs')
    const only = { users: [user], object: 'Machine__c', isOfObject: true, fields: [] }
    const { cells } = compareScenarios(opened, { ...query, sides: [narrow, wide], only })
    expect(cells.map((cell) => `${cell.user ?? ''} ${cell.object}`)).toEqual([`${user} Machine__c`])
    const none = { ...only, isOfObject: false }
    expect(compareScenarios(opened, { ...query, sides: [narrow, wide], only: none }).cells).toEqual(
      [],
    )
  })
})

describe('records that differ between scenarios', () => {
  const asked = { sides: [[], [model('ReadWrite')]], show: null, only: null } as const

  it('have a name, a user and a level on each side; what is beyond the limit is counted', () => {
    const whole = runThrough(compareRecords(opened, { ...asked, limit: 1_000_000 }))
    const few = runThrough(compareRecords(opened, { ...asked, limit: 2 }))
    expect(whole.user.length).toBe(whole.pairCount)
    expect(few.pairCount).toBe(whole.pairCount)
    expect([...few.user]).toEqual([...whole.user.subarray(0, 2)])
    expect(few.levels.length).toBe(4)
    expect(few.users[few.user[0] ?? -1]?.name).not.toBe('')
    expect(few.records[few.record[0] ?? -1]?.name).not.toBe('')
  })

  it('are a line each in a file, whatever is listed', () => {
    const { pairCount } = runThrough(compareRecords(opened, { ...asked, limit: 0 }))
    const bytes = runThrough(exportRecords(opened, { ...asked, titles: ['Base', '=A1'] }))
    const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n')
    expect(lines[0]).toBe("Username,User,Object,RecordId,Record,Base,'=A1")
    expect(lines.length).toBe(pairCount + 1)
  })
})
