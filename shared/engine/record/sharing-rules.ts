import { ownerAt } from '../compile/compiled-table'
import type { Grant } from '../answer'
import { namesGuest, ruleMatch, type CompiledRule } from '../compile/compiled-rule'
import { grantOf, isReached, takesPartInSharing, type Door, type Subject } from './subject'

/** Owner and criteria rules that match the record and reach the user. Rules R6.1–R6.6, R6.12, R6.13, R6.19. */
export const sharingRuleDoor: Door = {
  name: 'Rule',
  rule: 'R6.4',
  grants(subject): Grant[] {
    if (!takesPartInSharing(subject.family)) return []
    const found: Grant[] = []
    for (const rule of rulesConcerning(subject)) {
      const match = ruleMatch(rule, subject.table, subject.row)
      if (match !== 'no' && rule.rule.kind !== 'guest')
        found.push(...grantsOfRule(subject, rule, match))
    }
    return found
  },
}

/** Rules of the record's object that may let the user in: the others leave nothing. */
export function rulesConcerning({
  compiled,
  object,
  user,
  table,
  row,
}: Subject): readonly CompiledRule[] {
  return compiled.rulesConcerning(object.index, user, ownerAt(table, row))
}

function rulesOf(subject: Subject): readonly CompiledRule[] {
  return subject.compiled.rules[subject.object.index] ?? []
}

function grantsOfRule(
  { compiled, user, object }: Subject,
  compiledRule: CompiledRule,
  match: 'yes' | 'unknown',
): Grant[] {
  const rule = compiledRule.rule
  return compiledRule.targets.flatMap(({ grantee, reach }) => {
    const reached = isReached(compiled, grantee, user, object.hierarchy, reach)
    if (reached === 'no') return []
    const isCertain = match === 'yes' && reached === 'yes'
    const via = [{ kind: 'sharingRule', object: rule.object, name: rule.name } as const]
    return [
      grantOf('Rule', compiledRule.level, rule.kind === 'owner' ? 'R6.4' : 'R6.5', {
        grantee,
        isCertain,
        childLevels: rule.accountSettings,
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
      const named = namesGuest(compiledRule, subject.user)
      const match = ruleMatch(compiledRule, subject.table, subject.row)
      if (named === 'no' || match === 'no') return []
      const isCertain = named === 'yes' && match === 'yes'
      const via = [
        {
          kind: 'sharingRule',
          object: compiledRule.rule.object,
          name: compiledRule.rule.name,
        } as const,
      ]
      return [grantOf('GuestRule', compiledRule.level, 'R6.7', { isCertain, via })]
    })
  },
}
