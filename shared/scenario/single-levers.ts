import { objectNamed } from '../engine/compile/compile-tables'
import type { Change } from '../change/change'
import { fixedDefault } from '../change/default-choices'
import { isWider, sharingModelChoices } from '../change/sharing-model-choice'
import { kindTable } from '../change/kind-table'
import type { ItemKind } from '../change/item'
import type { ObjectConfig, SharingModel } from '../model/object-config'
import type { Org } from '../model/org'
import { settingChoices, settingNames } from '../model/setting-choices'
import type { CompiledOrg } from '../engine/compile/compile-org'

/** Kinds of settings that are tried, in the order in which they are told. */
export const leverKinds = [
  'default',
  'hierarchy',
  'rule',
  'assignment',
  'membership',
  'setting',
  'systemPermission',
  'objectPermission',
  'fieldPermission',
] as const
export type LeverKind = (typeof leverKinds)[number]

/** One setting turned, as a change of the base. */
export interface Lever {
  readonly kind: LeverKind
  readonly change: Change
}

/** Every setting but permissions, each turned one step; records' owners and values are none. */
export function singleLevers(compiled: CompiledOrg): Lever[] {
  const { org } = compiled
  const of = (kind: LeverKind, changes: readonly Change[]): Lever[] =>
    changes.map((change) => ({ kind, change }))
  return [
    ...of(
      'default',
      org.objects.flatMap((object) => defaultsOf(compiled, object)),
    ),
    ...of(
      'hierarchy',
      org.objects.flatMap((object) => hierarchyOf(compiled, object)),
    ),
    ...of('rule', org.sharingRules.map(ruleOf)),
    ...of('assignment', [
      ...elementsTaken(org, 'permissionSet', 'assignments'),
      ...elementsTaken(org, 'permissionSetGroup', 'assignments'),
    ]),
    ...of('membership', [
      ...elementsTaken(org, 'group', 'members'),
      ...elementsTaken(org, 'queue', 'members'),
      ...elementsTaken(org, 'territory', 'users'),
    ]),
    ...of('setting', settingsOf(org)),
  ]
}

/** The defaults inside and outside, each one step up and one down among those that Setup offers. Rules R3.3–R3.5. */
function defaultsOf(org: CompiledOrg, object: ObjectConfig): Change[] {
  const compiled = objectNamed(org, object.name)
  if (compiled?.isStated !== true || fixedDefault(org.org, object) !== null) return []
  return [
    ...steps(object, 'sharingModel', compiled.internalModel),
    ...steps(object, 'externalSharingModel', compiled.externalModel),
  ]
}

function steps(object: ObjectConfig, property: string, now: SharingModel): Change[] {
  const choices = sharingModelChoices(object)
  const up = choices.filter((model) => isWider(model, now)).sort(byWidth)[0]
  const down = choices
    .filter((model) => isWider(now, model))
    .sort(byWidth)
    .at(-1)
  return [up, down].flatMap((value): Change[] =>
    value === undefined
      ? []
      : [{ kind: 'set', item: { kind: 'object', name: object.name }, property, value }],
  )
}

const byWidth = (a: SharingModel, b: SharingModel) => (isWider(a, b) ? 1 : isWider(b, a) ? -1 : 0)

/** Rule R4.7: the switch of custom objects. */
function hierarchyOf(org: CompiledOrg, object: ObjectConfig): Change[] {
  const compiled = objectNamed(org, object.name)
  if (object.kind !== 'custom' || compiled?.isStated !== true || compiled.control !== 'own')
    return []
  const value = String(!compiled.hierarchy)
  const item = { kind: 'object', name: object.name } as const
  return [{ kind: 'set', item, property: 'hierarchyAccess', value }]
}

function ruleOf({ object, name, isActive }: Org['sharingRules'][number]): Change {
  const item = { kind: 'sharingRule', name: `${object}.${name}` } as const
  return { kind: 'set', item, property: 'isActive', value: String(!isActive) }
}

/** Every element of a list of every thing of a kind, taken away. */
function elementsTaken(org: Org, kind: ItemKind, property: string): Change[] {
  return kindTable[kind].lists(org, property).flatMap(({ name, elements }) =>
    elements.map((element): Change => ({
      kind: 'take',
      item: { kind, name },
      property,
      element,
    })),
  )
}

/** Settings of the org and readings in force, each turned to every other value; none where the org says nothing. */
function settingsOf({ settings }: Org): Change[] {
  return settingNames.flatMap((setting) => {
    const now = settings[setting]
    if (now === null || setting === 'edition') return []
    return settingChoices[setting]
      .filter((value) => value !== now)
      .map((value): Change => ({ kind: 'orgSetting', setting, value: String(value) }))
  })
}
