import { isSuperior } from '@shared/engine/compile/reach-context'
import { compileUserOrder } from '@shared/engine/index/user-order'
import { describe, expect, it } from 'vitest'
import { compiled } from '../../../org-access'
import { frame } from '../../../org-frame'

describe('the order of users', () => {
  const engine = compiled(frame)
  const order = compileUserOrder(engine.roleTree, engine.roleOfUser)

  it('R4.1 everybody below a user is one interval of ranks, and nobody else is in it', () => {
    frame.users.forEach((_, a) => {
      frame.users.forEach((__, b) => {
        const rank = order.rankOf[b] ?? -1
        const isBelow = rank >= (order.belowStart[a] ?? 0) && rank < (order.belowEnd[a] ?? 0)
        expect(isBelow).toBe(isSuperior(engine, a, b))
      })
    })
  })

  it('R4.5 a user without role has nobody below', () => {
    const nobody = frame.users.findIndex((user) => user.id === 'nr')
    expect(order.belowEnd[nobody]).toBe(order.belowStart[nobody])
  })
})
