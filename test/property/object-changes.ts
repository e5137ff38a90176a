import type { Change } from '@shared/change/change'
import type { Org } from '@shared/model/org'
import type { Random } from '@shared/sample/random'
import { pick, rankOf, turned, type Propose } from './proposal'

const models = ['Private', 'Read', 'ReadWrite'] as const

const ownObject = (org: Org, random: Random) =>
  pick(
    random,
    org.objects.filter(({ sharingModel }) => rankOf(models, sharingModel) >= 0),
  )

/** Changes of objects, their fields and rules. */
export const onObjects = {
  objectSharingModel(org, random) {
    const object = ownObject(org, random)
    if (object === undefined) return null
    const to = (sharingModel: typeof object.sharingModel): Change[] =>
      sharingModel === null
        ? []
        : [{ kind: 'objectSharingModel', object: object.name, sharingModel }]
    const sharingModel = random.pick(models)
    const external = object.externalSharingModel
    return {
      there: { kind: 'objectSharingModel', object: object.name, sharingModel },
      back: [
        ...to(object.sharingModel),
        ...(external === null
          ? []
          : [
              {
                kind: 'objectExternalSharingModel' as const,
                object: object.name,
                sharingModel: external,
              },
            ]),
      ],
      isWider: rankOf(models, sharingModel) >= rankOf(models, object.sharingModel),
    }
  },
  objectExternalSharingModel(org, random) {
    const object = ownObject(org, random)
    const before = object?.externalSharingModel ?? null
    if (object === undefined || before === null) return null
    const after = random.pick(models)
    const to = (sharingModel: typeof before): Change => ({
      kind: 'objectExternalSharingModel',
      object: object.name,
      sharingModel,
    })
    const isWider = rankOf(models, after) >= rankOf(models, before)
    return { there: to(after), back: [to(before)], isWider }
  },
  objectHierarchyAccess(org, random) {
    const object = pick(
      random,
      org.objects.filter((each) => each.kind === 'custom' && ownModel(each.sharingModel)),
    )
    if (object?.grantAccessUsingHierarchies == null) return null
    return turned(object.grantAccessUsingHierarchies, (isOn) => ({
      kind: 'objectHierarchyAccess',
      object: object.name,
      isOn,
    }))
  },
  fieldWriteRequiresMasterRead(org, random) {
    const field = pick(
      random,
      org.objects.flatMap((object) =>
        object.fields
          .filter(({ type }) => type === 'MasterDetail')
          .map((each) => ({ object: object.name, each })),
      ),
    )
    if (field?.each.writeRequiresMasterRead == null) return null
    return turned(field.each.writeRequiresMasterRead, (isOn) => ({
      kind: 'fieldWriteRequiresMasterRead',
      object: field.object,
      field: field.each.name,
      isOn,
    }))
  },
  sharingRuleActive(org, random) {
    const rule = pick(random, org.sharingRules)
    if (rule === undefined) return null
    const { object, name } = rule
    return turned(rule.isActive, (isOn) => ({
      kind: 'sharingRuleActive',
      object,
      rule: name,
      isOn,
    }))
  },
  sharingRuleAccessLevel(org, random) {
    const rule = pick(random, org.sharingRules)
    if (rule === undefined) return null
    const accessLevel = random.pick(['Read', 'Edit'] as const)
    const to = (level: 'Read' | 'Edit' | 'All'): Change => ({
      kind: 'sharingRuleAccessLevel',
      object: rule.object,
      rule: rule.name,
      accessLevel: level,
    })
    const levels = ['Read', 'Edit', 'All']
    const isWider = rankOf(levels, accessLevel) >= rankOf(levels, rule.accessLevel)
    return { there: to(accessLevel), back: [to(rule.accessLevel)], isWider }
  },
  restrictionRuleActive(org, random) {
    const rule = pick(random, org.restrictionRules)
    if (rule === undefined) return null
    return turned(
      rule.isActive,
      (isOn) => ({ kind: 'restrictionRuleActive', rule: rule.name, isOn }),
      rule.isActive,
    )
  },
} satisfies Partial<Record<Change['kind'], Propose>>

const ownModel = (model: string | null) => rankOf(models, model) >= 0
