import { describe, expect, it } from 'vitest'
import type { OpenDoor } from '@shared/protocol/engine'
import { pathPicture, wrapped } from '../../../../src-renderer/views/explain/path-picture'

const door = (title: string, ...path: string[]): OpenDoor => ({
  title,
  path,
  rowCause: title,
  levelName: 'Read',
  isCertain: true,
  isRedundant: false,
  rule: { id: 'R3.1', sense: '', source: '' },
})

describe('the picture of the ways to a record', () => {
  it('has a lane for each open door, one below the other, and boxes that never overlap', () => {
    const doors = [door('Default', 'default Private'), door('Sharing rule', 'rule `A`', 'role `B`')]
    const { lanes, height } = pathPicture({ user: 'Ana', record: 'Acme' }, doors, 340)
    const boxes = lanes.flatMap((lane) => lane.boxes)
    expect(boxes).toHaveLength(5)
    boxes.slice(1).forEach((box, at) => {
      const above = boxes[at]
      expect(box.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0))
    })
    const last = boxes.at(-1)
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThan(height)
  })

  it('cuts a long name into lines that fit, and keeps all of it for those who ask', () => {
    const name = 'Regional_Channel_Manager_of_the_Northern_Dealers_and_all_their_Subsidiaries_2026'
    const { lanes } = pathPicture({ user: 'Ana', record: 'Acme' }, [door('Default', name)], 340)
    const box = lanes[0]?.boxes[1]
    expect(box?.text).toBe(name)
    expect(box?.lines.length).toBeLessThanOrEqual(3)
    expect(box?.lines.at(-1)).toMatch(/…$/)
    expect(wrapped('short', 200)).toEqual(['short'])
  })
})
