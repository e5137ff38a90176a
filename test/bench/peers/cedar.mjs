// Cedar: one policy; each call brings the user with what the user holds, and the record.
import { isAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { openTo, rolesAbove } from './facts.mjs'

const policy = `
permit (principal, action == Action::"read", resource) when {
  resource.owner == principal || principal.role in resource.above || principal in resource.openTo };`

export function open(model) {
  const { roleOfUser, ownerOf, reach, userCount } = model
  const above = rolesAbove(model)
  const grantees = openTo(model)
  const held = Array.from({ length: userCount }, () => [])
  reach.forEach((users, grantee) => users.forEach((user) => held[user].push(grantee)))
  const entity = (type, id) => ({ __entity: { type, id: String(id) } })
  return {
    check(user, record) {
      const owner = ownerOf[record]
      const answer = isAuthorized({
        principal: { type: 'User', id: String(user) },
        action: { type: 'Action', id: 'read' },
        resource: { type: 'Record', id: String(record) },
        context: {},
        policies: { staticPolicies: policy, templates: {}, templateLinks: [] },
        entities: [
          {
            uid: { type: 'User', id: String(user) },
            attrs: { role: entity('Role', roleOfUser[user]) },
            parents: held[user].map((grantee) => ({ type: 'Grantee', id: String(grantee) })),
          },
          {
            uid: { type: 'Record', id: String(record) },
            attrs: {
              owner: entity('User', owner),
              above: above[owner].map((role) => entity('Role', role)),
              openTo: grantees[record].map((grantee) => entity('Grantee', grantee)),
            },
            parents: [],
          },
        ],
      })
      if (answer.type !== 'success') throw new Error(JSON.stringify(answer.errors))
      return answer.response.decision === 'allow'
    },
    sampleChecks: 400,
  }
}
