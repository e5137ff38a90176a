// @casl/ability: one ability per user; a record carries its owner, the roles above it and the grantees it is open to.
import { createMongoAbility, subject } from '@casl/ability'
import { openTo, rolesAbove } from './facts.mjs'

export function open(model) {
  const { userCount, roleOfUser, ownerOf, objectOf, reach, objectCount } = model
  const above = rolesAbove(model)
  const grantees = openTo(model)
  const records = ownerOf.map((owner, record) =>
    subject('Record', { owner, above: above[owner], openTo: grantees[record] }),
  )
  const held = Array.from({ length: userCount }, () => [])
  reach.forEach((users, grantee) => users.forEach((user) => held[user].push(grantee)))
  const abilities = new Map()
  const abilityOf = (user) => {
    let ability = abilities.get(user)
    if (ability === undefined) {
      ability = createMongoAbility([
        { action: 'read', subject: 'Record', conditions: { owner: user } },
        ...(roleOfUser[user] < 0
          ? []
          : [
              {
                action: 'read',
                subject: 'Record',
                conditions: { above: { $in: [roleOfUser[user]] } },
              },
            ]),
        { action: 'read', subject: 'Record', conditions: { openTo: { $in: held[user] } } },
      ])
      abilities.set(user, ability)
    }
    return ability
  }
  const check = (user, record) => abilityOf(user).can('read', records[record])
  return {
    check,
    counts(users) {
      return users.map((user) => {
        const found = new Array(objectCount).fill(0)
        for (let record = 0; record < records.length; record++)
          if (check(user, record)) found[objectOf[record]]++
        return found
      })
    },
    sampleUsers: 10,
  }
}
