// What several peers are given ready-made, so that they are compared at their best.

/** By user: the roles strictly above the user's own. */
export function rolesAbove({ roleOfUser, parentOfRole }) {
  const ofRole = parentOfRole.map((_, role) => {
    const above = []
    for (let next = parentOfRole[role]; next >= 0; next = parentOfRole[next]) above.push(next)
    return above
  })
  return roleOfUser.map((role) => (role < 0 ? [] : ofRole[role]))
}

/** By record: the grantees that its shares and the rules on its owner open it to. */
export function openTo({ ownerOf, objectOf, shares, rules, objectCount }) {
  const byObjectAndOwner = Array.from({ length: objectCount }, () => new Map())
  for (const { object, owners, grantee } of rules)
    for (const owner of owners) {
      const grantees = byObjectAndOwner[object].get(owner)
      if (grantees) grantees.push(grantee)
      else byObjectAndOwner[object].set(owner, [grantee])
    }
  const grantees = ownerOf.map(
    (owner, record) => byObjectAndOwner[objectOf[record]].get(owner) ?? [],
  )
  for (const { record, grantee } of shares) grantees[record] = [...grantees[record], grantee]
  return grantees
}
