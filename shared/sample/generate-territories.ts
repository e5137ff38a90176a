import { parseTerritoryId } from '../model/id'
import type { Territory } from '../model/sharing'
import type { User } from '../model/user'
import { places } from './names'
import type { OrgShape } from './org-shape'
import { elementAt, type Random } from './random'
import { idText, recordIdAt } from './sample-id'

const levels = ['Read', 'Edit', 'All'] as const
const childLevels = ['None', 'Read', 'Edit'] as const

/** A small territory tree of the active model and one territory of a model in planning. Rules R9.1–R9.6. */
export function generateTerritories(
  random: Random,
  shape: OrgShape,
  users: readonly User[],
  accountCount: number,
): Territory[] {
  if (!shape.features.includes('territories')) return []
  const count = Math.max(4, Math.floor(shape.userCount / 40))
  const territories: Territory[] = []
  for (let number = 0; number < count; number++) {
    const place = elementAt(places, number % places.length)
    const isPlanned = number === count - 1
    const parent = number === 0 || isPlanned ? null : territoryIdAt(random.below(number))
    territories.push({
      id: territoryIdAt(number),
      developerName: `${place}_${number + 1}`,
      name: `${place} ${number + 1}`,
      model: isPlanned ? 'Next_Year' : 'This_Year',
      isActive: !isPlanned,
      parent,
      accountAccessLevel: random.pick(levels),
      contactAccessLevel: random.pick(childLevels),
      opportunityAccessLevel: random.pick(childLevels),
      caseAccessLevel: random.pick(childLevels),
      leadAccessLevel: 'None',
      users: random.some(users, 2).map((user) => user.id),
      records: accountsOf(random, accountCount),
    })
  }
  return territories
}

const territoryIdAt = (number: number): Territory['id'] =>
  parseTerritoryId(idText('0MI', number + 1))

function accountsOf(random: Random, accountCount: number): Territory['records'] {
  const positions = new Set<number>()
  const wanted = Math.min(accountCount, 1 + random.below(Math.max(1, accountCount >> 2)))
  while (positions.size < wanted) positions.add(random.below(accountCount))
  return [...positions]
    .sort((a, b) => a - b)
    .map((position) => ({
      object: 'Account',
      record: recordIdAt('001', position + 1),
      cause: random.chance(0.8) ? ('Territory' as const) : ('Territory2AssociationManual' as const),
    }))
}
