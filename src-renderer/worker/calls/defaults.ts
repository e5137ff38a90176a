import {
  externalChoices,
  fixedDefault,
  internalChoices,
  type DefaultChoice,
  type DefaultRefusal,
} from '@shared/change/default-choices'
import { formatName } from '@shared/change/quoted-name'
import { externalBeside } from '@shared/change/sharing-model-choice'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { CompiledObject } from '@shared/engine/compile/compiled-object'
import { compareNames } from '@shared/model/name-order'
import type { ObjectConfig, SharingModel } from '@shared/model/object-config'
import { userFamily } from '@shared/model/user'
import type {
  ChangeText,
  DefaultOption,
  DefaultSetting,
  DefaultsRow,
  DefaultsTable,
  HierarchySetting,
  RefusedChoice,
} from '@shared/protocol/engine'
import {
  formatDefault,
  formatDefaultRefusal,
  formatGoesAlong,
} from '@shared/report/default-messages-en'

/** Every object that the org states, with its defaults in force and what each may be. Rules R3.3–R3.19, R4.7. */
export function organizationWideDefaults(compiled: CompiledOrg): DefaultsTable {
  const { org, objects } = compiled
  const rows = objects.flatMap((object) => {
    const { config, isStated } = object
    return config === null || !isStated ? [] : [rowOf(compiled, object, config)]
  })
  const hasExternalUsers =
    org.settings.enableExternalSharingModel === true ||
    org.users.some(({ userType }) => userFamily(userType) !== 'internal')
  return {
    rows: rows.sort((a, b) => compareNames(a.label, b.label)),
    hasExternalUsers: hasExternalUsers && org.settings.enableExternalSharingModel !== false,
    people: [...org.profiles, ...org.roles.map(({ name }) => ({ label: name }))].map(
      ({ label }) => label,
    ),
  }
}

function rowOf(compiled: CompiledOrg, object: CompiledObject, config: ObjectConfig): DefaultsRow {
  const fixed = fixedDefault(compiled.org, config)
  return {
    object: object.name,
    label: config.label,
    isCustom: object.isCustom,
    fixed: fixed === null ? null : refused(fixed, object.name, object.internalModel),
    internal: internalOf(compiled, object, config),
    external: externalOf(compiled, object, config),
    hierarchy: hierarchyOf(object),
    reason: config.sharingModelReason ?? '',
  }
}

function internalOf(
  { org }: CompiledOrg,
  object: CompiledObject,
  config: ObjectConfig,
): DefaultSetting {
  const { name, internalModel: model, isDefaultAssumed: isAssumed } = object
  const isFixed = fixedDefault(org, config) !== null
  const choices = isFixed ? [] : internalChoices(org, config, model)
  const options = choices.map((choice) => optionOf(object, config, choice, 'sharingModel'))
  return { model, label: formatDefault(name, model), isAssumed, options }
}

function externalOf(
  { org }: CompiledOrg,
  object: CompiledObject,
  config: ObjectConfig,
): DefaultSetting {
  const { name, internalModel, externalModel: model } = object
  const isFixed = fixedDefault(org, config) !== null
  const choices = isFixed ? [] : externalChoices(org, config, model, internalModel)
  const options = choices.map((choice) => optionOf(object, config, choice, 'externalSharingModel'))
  const isStatable = options.some((option) => option.model === model && option.refused === null)
  const isAssumed = config.externalSharingModel === null && isStatable
  return { model, label: formatDefault(name, model), isAssumed, options }
}

function optionOf(
  { name }: CompiledObject,
  config: ObjectConfig,
  { model, refusal, along }: DefaultChoice,
  property: 'sharingModel' | 'externalSharingModel',
): DefaultOption {
  const label = formatDefault(name, model)
  if (refusal !== null)
    return { model, label, changes: [], along: '', refused: refused(refusal, name, model) }
  const lowered = property === 'sharingModel' ? loweredExternal(config, model) : null
  const changes = [changeTo(name, property, model)]
  const told = along.map((one) => formatGoesAlong(one.object, one.model))
  if (lowered !== null) told.push(`outside it becomes ${formatDefault(name, lowered)} too`)
  return {
    model,
    label,
    changes: [...changes, ...along.map((one) => changeTo(one.object, 'sharingModel', one.model))],
    along: told.join('; '),
    refused: null,
  }
}

/** The external default that a narrower internal one brings down, or null. Rule R3.3. */
function loweredExternal(config: ObjectConfig, model: SharingModel): SharingModel | null {
  const external = externalBeside(model, config.externalSharingModel)
  return external === config.externalSharingModel ? null : external
}

function hierarchyOf({
  name,
  hierarchy,
  isHierarchyAssumed,
  control,
  isCustom,
}: CompiledObject): HierarchySetting {
  const canSwitch = isCustom && control === 'own'
  const change = (isOn: boolean): ChangeText =>
    `object:${formatName(name)}.hierarchyAccess=${String(isOn)}`
  return {
    isOn: hierarchy,
    isAssumed: isHierarchyAssumed,
    change: canSwitch ? change(!hierarchy) : null,
    statement: isHierarchyAssumed ? change(hierarchy) : null,
  }
}

const refused = (
  { code, rule }: DefaultRefusal,
  object: string,
  model: SharingModel,
): RefusedChoice => ({
  sentence: formatDefaultRefusal(code, object, model),
  rule,
})

const changeTo = (object: string, property: string, model: SharingModel): ChangeText =>
  `object:${formatName(object)}.${property}=${model}`
