import type { ObjectConfig, SharingModel } from '../model/object-config'
import type { Org } from '../model/org'
import type { RestrictionRule, SharingRule } from '../model/sharing'
import { changeRefusal, type Change, type ChangeRefusal } from './change'
import { fieldNamed, objectNamed, restrictionRuleNamed, sharingRuleNamed } from './naming'
import { externalBeside, isControlled, isWider, sharingModelChoices } from './sharing-model-choice'

/** An edit answers with the new org, sharing what it did not touch with the old one, or says why it cannot be. */
export type Edited = Org | ChangeRefusal

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

function withObject(org: Org, position: number, object: ObjectConfig): Org {
  return { ...org, objects: org.objects.with(position, object) }
}

/** Null when the object may have this default. Rules R3.5, R3.15. */
function illegalModel(object: ObjectConfig, model: SharingModel): ChangeRefusal | null {
  const choices = sharingModelChoices(object)
  if (choices.includes(model)) return null
  if (choices.length === 0)
    return changeRefusal(
      'no-sharing-model',
      `\`${object.name}\` has no organization-wide default that could be set; leave this change out`,
    )
  return changeRefusal(
    'illegal-sharing-model',
    `\`${object.name}\` cannot be \`${model}\`; choose one of ${choices.join(', ')}`,
    [...choices],
  )
}

/** R3.3: an external default that would become the wider one follows the internal default down. */
export function editSharingModel(org: Org, change: Of<'objectSharingModel'>): Edited {
  const found = objectNamed(org, change.object)
  if (found.kind === 'refused') return found
  const { sharingModel } = change
  const refusal = illegalModel(found.item, sharingModel)
  if (refusal !== null) return refusal
  const externalSharingModel = externalBeside(sharingModel, found.item.externalSharingModel)
  return withObject(org, found.position, { ...found.item, sharingModel, externalSharingModel })
}

/** R3.3: an external default may not be wider than the internal one. */
export function editExternalSharingModel(
  org: Org,
  change: Of<'objectExternalSharingModel'>,
): Edited {
  const found = objectNamed(org, change.object)
  if (found.kind === 'refused') return found
  const { name } = found.item
  const external = change.sharingModel
  const refusal = illegalModel(found.item, external)
  if (refusal !== null) return refusal
  const internal = found.item.sharingModel
  if (internal !== null && isControlled(internal) !== isControlled(external))
    return changeRefusal(
      'external-default-differs',
      `\`${name}\` is \`${internal}\` inside, so it cannot be \`${external}\` outside; change \`object:${name}.sharingModel\` first`,
    )
  if (internal !== null && isWider(external, internal))
    return changeRefusal(
      'external-default-wider',
      `\`${external}\` outside is wider than \`${internal}\` inside for \`${name}\`; widen \`object:${name}.sharingModel\` first`,
    )
  return withObject(org, found.position, { ...found.item, externalSharingModel: external })
}

/** R4.7: only custom objects let the hierarchy be switched off. */
export function editHierarchyAccess(org: Org, change: Of<'objectHierarchyAccess'>): Edited {
  const found = objectNamed(org, change.object)
  if (found.kind === 'refused') return found
  const { kind, name } = found.item
  if (kind === 'standard' && !change.isOn)
    return changeRefusal(
      'hierarchy-access-fixed',
      `\`${name}\` is a standard object: access through the hierarchy cannot be switched off; leave this change out`,
    )
  return withObject(org, found.position, {
    ...found.item,
    grantAccessUsingHierarchies: change.isOn,
  })
}

/** R11.3: the setting exists only on a master-detail field. */
export function editWriteRequiresMasterRead(
  org: Org,
  change: Of<'fieldWriteRequiresMasterRead'>,
): Edited {
  const found = objectNamed(org, change.object)
  if (found.kind === 'refused') return found
  const field = fieldNamed(found.item, change.field)
  if (field.kind === 'refused') return field
  if (field.item.type !== 'MasterDetail')
    return changeRefusal(
      'not-master-detail',
      `\`${found.item.name}.${field.item.name}\` is no master-detail field; name one that is`,
    )
  const edited = { ...field.item, writeRequiresMasterRead: change.isOn }
  return withObject(org, found.position, {
    ...found.item,
    fields: found.item.fields.with(field.position, edited),
  })
}

function withSharingRule(
  org: Org,
  change: { readonly object: string; readonly rule: string },
  edit: (rule: SharingRule) => SharingRule | ChangeRefusal,
): Edited {
  const object = objectNamed(org, change.object)
  if (object.kind === 'refused') return object
  const found = sharingRuleNamed(org, object.item.name, change.rule)
  if (found.kind === 'refused') return found
  const rule = edit(found.item)
  return rule.kind === 'refused'
    ? rule
    : { ...org, sharingRules: org.sharingRules.with(found.position, rule) }
}

export function editSharingRuleActive(org: Org, change: Of<'sharingRuleActive'>): Edited {
  return withSharingRule(org, change, (rule) => ({ ...rule, isActive: change.isOn }))
}

/** R6.3, R6.7: `All` exists for campaigns alone, guest rules read only. */
export function editSharingRuleAccessLevel(org: Org, change: Of<'sharingRuleAccessLevel'>): Edited {
  const { accessLevel } = change
  return withSharingRule(org, change, (rule) => {
    if (accessLevel === 'All' && rule.object !== 'Campaign')
      return changeRefusal(
        'illegal-access-level',
        `a sharing rule of \`${rule.object}\` cannot give \`All\`; write \`Read\` or \`Edit\``,
        ['Read', 'Edit'],
      )
    if (accessLevel !== 'Read' && rule.kind === 'guest')
      return changeRefusal(
        'illegal-access-level',
        `the guest rule \`${rule.name}\` can only give \`Read\`; leave this change out`,
        ['Read'],
      )
    return { ...rule, accessLevel }
  })
}

export function editRestrictionRuleActive(org: Org, change: Of<'restrictionRuleActive'>): Edited {
  const found = restrictionRuleNamed(org, change.rule)
  if (found.kind === 'refused') return found
  const rule: RestrictionRule = { ...found.item, isActive: change.isOn }
  return { ...org, restrictionRules: org.restrictionRules.with(found.position, rule) }
}
