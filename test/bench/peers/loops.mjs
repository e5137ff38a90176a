// Plain loops over plain data: what anybody would write first.
export function open({
  roleOfUser,
  parentOfRole,
  objectOf,
  ownerOf,
  reach,
  shares,
  rules,
  userCount,
  objectCount,
}) {
  const reached = reach.map((users) => new Set(users))
  const sources = rules.map(({ owners }) => new Set(owners))
  const sharesOf = new Map()
  for (const share of shares) {
    const others = sharesOf.get(share.record)
    if (others) others.push(share)
    else sharesOf.set(share.record, [share])
  }
  const rulesOf = Array.from({ length: objectCount }, (_, object) =>
    rules.flatMap((rule, i) =>
      rule.object === object ? [{ grantee: rule.grantee, owners: sources[i] }] : [],
    ),
  )
  function check(user, record) {
    const owner = ownerOf[record]
    if (owner === user) return true
    const role = roleOfUser[user]
    if (role >= 0)
      for (
        let above = parentOfRole[roleOfUser[owner]] ?? -1;
        above >= 0;
        above = parentOfRole[above]
      )
        if (above === role) return true
    for (const share of sharesOf.get(record) ?? [])
      if (reached[share.grantee].has(user)) return true
    for (const rule of rulesOf[objectOf[record]])
      if (rule.owners.has(owner) && reached[rule.grantee].has(user)) return true
    return false
  }
  return {
    check,
    counts(users) {
      const counts = []
      for (const user of users) {
        const found = new Array(objectCount).fill(0)
        for (let record = 0; record < ownerOf.length; record++)
          if (check(user, record)) found[objectOf[record]]++
        counts.push(found)
      }
      return counts
    },
    sampleUsers: Math.min(userCount, 100),
  }
}
