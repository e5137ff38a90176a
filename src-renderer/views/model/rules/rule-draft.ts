import type { RuleDraft, SharingRuleForm } from '@shared/protocol/engine'

/** A rule to begin with: owned by somebody, Read, for nobody yet. Names that are taken are not given again. */
export function newDraft({ object, rules }: SharingRuleForm): RuleDraft {
  const taken = new Set(rules.map(({ name }) => name.toLowerCase()))
  let at = rules.length + 1
  while (taken.has(`rule_${at}`)) at++
  return {
    object,
    name: `Rule_${at}`,
    label: `Rule ${at}`,
    isActive: true,
    kind: 'criteria',
    accessLevel: 'Read',
    childLevels:
      object === 'Account' ? { contact: 'None', opportunity: 'None', case: 'None' } : null,
    sharedFrom: [],
    sharedTo: [],
    criteria: [{ field: '', operation: 'equals', value: '' }],
    booleanFilter: '',
    includesRoleless: true,
  }
}

/** The same rule once more, under a name that none has. */
export function copyOfDraft({ rules }: SharingRuleForm, draft: RuleDraft): RuleDraft {
  const taken = new Set(rules.map(({ name }) => name.toLowerCase()))
  let at = 2
  while (taken.has(`${draft.name}_${at}`.toLowerCase())) at++
  return { ...draft, name: `${draft.name}_${at}`, label: `${draft.label} ${at}` }
}

/** The developer name that goes with a label, as Setup makes it. */
export function nameOfLabel(label: string): string {
  const name = label
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  return /^\d/.test(name) ? `X${name}` : name
}

/** The draft based on something else: what the new kind has no place for goes. Rules R6.3, R6.7. */
export function draftOfKind(draft: RuleDraft, kind: RuleDraft['kind']): RuleDraft {
  const isGuest = kind === 'guest'
  const wasGuest = draft.kind === 'guest'
  return {
    ...draft,
    kind,
    accessLevel: isGuest ? 'Read' : draft.accessLevel,
    sharedTo: isGuest === wasGuest ? draft.sharedTo : [],
    includesRoleless: kind === 'criteria',
    criteria:
      kind !== 'owner' && draft.criteria.length === 0
        ? [{ field: '', operation: 'equals', value: '' }]
        : draft.criteria,
  }
}
