import type { Grant } from '../answer'
import { ruleMatch, type CompiledRule } from '../compile/compiled-rule'
import { grantOf, isReached, takesPartInSharing, type Door, type Subject } from './subject'

/** Owner and criteria rules that match the record and reach the user. Rules R6.1–R6.6, R6.12, R6.13, R6.19. */
export const sharingRuleDoor: Door = {
  name: 'Rule',
  rule: 'R6.4',
  grants(subject): Grant[] {
    if (!takesPartInSharing(subject.family)) return []
    return rulesOf(subject).flatMap((rule) =>
      rule.rule.kind === 'guest' ? [] : grantsOfRule(subject, rule),
    )
  },
}

function rulesOf(subject: Subject): readonly CompiledRule[] {
  return subject.compiled.rules[subject.object.index] ?? []
}

function grantsOfRule(subject: Subject, compiledRule: CompiledRule): Grant[] {
  const { compiled, user, object, table, row } = subject
  const match = ruleMatch(compiledRule, table, row)
  if (match === 'no') return []
  const rule = compiledRule.rule
  return compiledRule.targets.flatMap(({ grantee }) => {
    const reached = isReached(compiled, grantee, user, object.hierarchy)
    if (reached === 'no') return []
    const isCertain = match === 'yes' && reached === 'yes'
    const via = [{ kind: 'sharingRule', object: rule.object, name: rule.name } as const]
    return [
      grantOf('Rule', compiledRule.level, rule.kind === 'owner' ? 'R6.4' : 'R6.5', {
        grantee,
        isCertain,
        via,
      }),
    ]
  })
}

/** The only door of a site's guest user, at Read. Rules R6.7, R13.22, R13.23. */
export const guestRuleDoor: Door = {
  name: 'GuestRule',
  rule: 'R6.7',
  grants(subject): Grant[] {
    if (subject.family !== 'guest') return []
    return rulesOf(subject).flatMap((compiledRule) => {
      if (!compiledRule.guests.has(subject.user)) return []
      const match = ruleMatch(compiledRule, subject.table, subject.row)
      if (match === 'no') return []
      const via = [
        {
          kind: 'sharingRule',
          object: compiledRule.rule.object,
          name: compiledRule.rule.name,
        } as const,
      ]
      return [grantOf('GuestRule', compiledRule.level, 'R6.7', { isCertain: match === 'yes', via })]
    })
  },
}
