import { objectNamed } from '@shared/engine/compile/compile-tables'
import type { FlippableSetting, SettingsQuery } from '@shared/protocol/engine'
import { sharingModelChoices } from '@shared/change/sharing-model-choice'
import { formatName } from '@shared/change/quoted-name'
import { sharingModelLabels } from '@shared/report/messages-en'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { CompiledObject } from '@shared/engine/compile/compiled-object'
import type { ObjectName, UserId } from '@shared/model/id'
import type { User } from '@shared/model/user'
import { containerSettings, fieldSettingsOfAll, permissionSettings } from './permission-settings'
import { groupSettings, roleSettings } from './row-settings'
import { membershipSettings, userSettings } from './user-settings'

const onOff = ['on', 'off'] as const

/** What can be flipped about an object, a user or both, with the changes that would do it. */
export function settingsOf(compiled: CompiledOrg, query: SettingsQuery): FlippableSetting[] {
  switch (query.about) {
    case 'object':
      return [
        ...(query.field === null ? [] : fieldSettingsOfAll(compiled, query.object, query.field)),
        ...objectSettings(compiled, query.object),
      ]
    case 'row':
      return [
        ...(query.object === null ? [] : objectSettings(compiled, query.object)),
        ...rowSettings(compiled, query),
      ]
    case 'user': {
      const user = userOf(compiled, query.user)
      if (user === undefined) return []
      return [...userSettings(compiled, user), ...membershipSettings(compiled, user)]
    }
    case 'cell': {
      const user = userOf(compiled, query.user)
      if (user === undefined) return objectSettings(compiled, query.object)
      return [
        ...objectSettings(compiled, query.object),
        ...userSettings(compiled, user),
        ...permissionSettings(compiled, user, query.object, query.field),
        ...membershipSettings(compiled, user),
      ]
    }
  }
}

function rowSettings(
  compiled: CompiledOrg,
  { rows, row, object, field }: Extract<SettingsQuery, { about: 'row' }>,
): FlippableSetting[] {
  switch (rows) {
    case 'role':
      return roleSettings(compiled, row)
    case 'group':
      return groupSettings(compiled, row)
    case 'profile':
    case 'permissionset':
      return containerSettings(compiled, row, object, field)
    // A user's row is asked for as a user.
    case 'user':
    case 'persona':
      return []
  }
}

const userOf = ({ org, userIndexById }: CompiledOrg, id: UserId): User | undefined =>
  org.users[userIndexById.get(id) ?? -1]

function objectSettings(compiled: CompiledOrg, name: ObjectName): FlippableSetting[] {
  const object = objectNamed(compiled, name)
  if (object === undefined) return []
  return [...defaultSettings(object), ...ruleSettings(compiled, object)]
}

function defaultSettings(object: CompiledObject): FlippableSetting[] {
  const { config, name } = object
  if (config === null) return []
  // KNW-02: the default of articles counts with standard sharing alone.
  const models = object.standard?.sharingModels.length === 0 ? [] : sharingModelChoices(config)
  const choose = (property: string) =>
    models.map((model) => ({
      value: sharingModelLabels[model],
      change: `object:${formatName(name)}.${property}=${model}`,
    }))
  const defaults =
    models.length < 2
      ? []
      : [
          {
            subject: `\`${name}\` default`,
            group: 'default',
            value: sharingModelLabels[object.internalModel],
            options: choose('sharingModel'),
          },
          {
            subject: `\`${name}\` external default`,
            group: 'default',
            value: sharingModelLabels[object.externalModel],
            options: choose('externalSharingModel'),
          },
        ]
  if (object.control !== 'own' || !object.isCustom) return defaults
  const hierarchy: FlippableSetting = {
    subject: `\`${name}\` access through the role hierarchy`,
    group: 'default',
    value: object.hierarchy ? 'on' : 'off',
    options: onOff.map((value) => ({
      value,
      change: `object:${formatName(name)}.hierarchyAccess=${value === 'on' ? 'true' : 'false'}`,
    })),
  }
  return [...defaults, hierarchy]
}

function ruleSettings({ org }: CompiledOrg, object: CompiledObject): FlippableSetting[] {
  return org.sharingRules
    .filter((rule) => rule.object.toLowerCase() === object.name.toLowerCase())
    .map((rule) => ({
      subject: `rule \`${rule.name}\``,
      group: 'sharing rules',
      value: rule.isActive ? 'on' : 'off',
      options: onOff.map((value) => ({
        value,
        change: `sharingRule:${formatName(object.name)}.${formatName(rule.name)}=${value}`,
      })),
    }))
}
