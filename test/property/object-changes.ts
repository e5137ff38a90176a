import type { Change } from '@shared/change/change'
import type { Org } from '@shared/model/org'
import type { Random } from '@shared/sample/random'
import { flag, pick, rankOf, set, turned, type Propose } from './proposal'

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
    const to = (property: string, model: string | null): Change[] =>
      model === null ? [] : [set('object', object.name, property, model)]
    const sharingModel = random.pick(models)
    return {
      there: set('object', object.name, 'sharingModel', sharingModel),
      back: [
        ...to('sharingModel', object.sharingModel),
        ...to('externalSharingModel', object.externalSharingModel),
      ],
      isWider: rankOf(models, sharingModel) >= rankOf(models, object.sharingModel),
    }
  },
  objectExternalSharingModel(org, random) {
    const object = ownObject(org, random)
    const before = object?.externalSharingModel ?? null
    if (object === undefined || before === null) return null
    const after = random.pick(models)
    const to = (model: string) => set('object', object.name, 'externalSharingModel', model)
    const isWider = rankOf(models, after) >= rankOf(models, before)
    return { there: to(after), back: [to(before)], isWider }
  },
  objectHierarchyAccess(org, random) {
    const object = pick(
      random,
      org.objects.filter((each) => each.kind === 'custom' && ownModel(each.sharingModel)),
    )
    if (object?.grantAccessUsingHierarchies == null) return null
    return turned(
      object.grantAccessUsingHierarchies,
      flag('object', object.name, 'hierarchyAccess'),
    )
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
    return turned(
      field.each.writeRequiresMasterRead,
      flag('field', `${field.object}.${field.each.name}`, 'writeRequiresMasterRead'),
    )
  },
  sharingRuleActive(org, random) {
    const rule = pick(random, org.sharingRules)
    if (rule === undefined) return null
    return turned(rule.isActive, flag('sharingRule', `${rule.object}.${rule.name}`, 'isActive'))
  },
  sharingRuleAccessLevel(org, random) {
    const rule = pick(random, org.sharingRules)
    if (rule === undefined) return null
    const accessLevel = random.pick(['Read', 'Edit'] as const)
    const to = (level: string) =>
      set('sharingRule', `${rule.object}.${rule.name}`, 'accessLevel', level)
    const levels = ['Read', 'Edit', 'All']
    const isWider = rankOf(levels, accessLevel) >= rankOf(levels, rule.accessLevel)
    return { there: to(accessLevel), back: [to(rule.accessLevel)], isWider }
  },
  restrictionRuleActive(org, random) {
    const rule = pick(random, org.restrictionRules)
    if (rule === undefined) return null
    return turned(rule.isActive, flag('restrictionRule', rule.name, 'active'), rule.isActive)
  },
} satisfies Record<string, Propose>

const ownModel = (model: string | null) => rankOf(models, model) >= 0
