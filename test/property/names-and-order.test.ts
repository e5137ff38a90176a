import { randomFrom } from '@shared/sample/random'
import { expect, it, vi } from 'vitest'
import { namesChangeNothing, orderChangesNothing } from './laws'
import { seedsUpTo, smallOrg } from './small-orgs'

// Orgs with everything in them take their time where the machine is shared.
vi.setConfig({ testTimeout: 180_000 })

const seeds = seedsUpTo(12)

it('R19.2 lists in another order give the same answers', () => {
  for (const seed of seeds)
    expect(orderChangesNothing(smallOrg(seed), randomFrom(seed)), `seed ${seed}`).toBeNull()
})

it('R19.3 g renaming every user, role, group and record changes nothing', () => {
  for (const seed of seeds)
    expect(namesChangeNothing(smallOrg(seed), randomFrom(seed)), `seed ${seed}`).toBeNull()
})
