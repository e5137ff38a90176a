// casbin: roles and grantees as groupings, owners, shares and rules as policies on records; every check reads all policies.
import { newEnforcer, newModel } from 'casbin'
import { openTo } from './facts.mjs'

const text = `
[request_definition]
r = sub, obj
[policy_definition]
p = sub, obj
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.obj == p.obj && g(r.sub, p.sub)`

export async function open(model) {
  const { roleOfUser, parentOfRole, ownerOf, reach } = model
  const enforcer = await newEnforcer(newModel(text))
  const groupings = []
  // Who holds a role holds what those below own: "below:R" is given to the role R, and every role above has it.
  roleOfUser.forEach((role, user) => {
    if (role >= 0) groupings.push([`u${user}`, `below${role}`])
  })
  parentOfRole.forEach((parent, role) => {
    if (parent >= 0)
      groupings.push([`below${parent}`, `in${role}`], [`below${parent}`, `below${role}`])
  })
  reach.forEach((users, grantee) =>
    users.forEach((user) => groupings.push([`u${user}`, `g${grantee}`])),
  )
  const policies = []
  const grantees = openTo(model)
  ownerOf.forEach((owner, record) => {
    policies.push([`u${owner}`, `r${record}`])
    if (roleOfUser[owner] >= 0) policies.push([`in${roleOfUser[owner]}`, `r${record}`])
    for (const grantee of new Set(grantees[record])) policies.push([`g${grantee}`, `r${record}`])
  })
  await enforcer.addGroupingPolicies(groupings)
  await enforcer.addPolicies(policies)
  return { check: (user, record) => enforcer.enforce(`u${user}`, `r${record}`), sampleChecks: 12 }
}
