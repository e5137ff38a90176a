import type { FlippableSetting, SettingsQuery } from '@shared/protocol/engine'
import { sharingModelChoices } from '@shared/change/sharing-model-choice'
import { formatName } from '@shared/change/quoted-name'
import { sharingModelLabels } from '@shared/report/messages-en'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { CompiledObject } from '@shared/engine/compile/compiled-object'
import type { ObjectName, UserId } from '@shared/model/id'
import type { User } from '@shared/model/user'

const onOff = ['on', 'off'] as const

/** What can be flipped about an object, a user or both, with the changes that would do it. */
export function settingsOf(compiled: CompiledOrg, query: SettingsQuery): FlippableSetting[] {
  switch (query.about) {
    case 'object':
      return objectSettings(compiled, query.object)
    case 'user':
      return userSettings(compiled, query.user)
    case 'cell':
      return [
        ...permissionSettings(compiled, query.user, query.object, query.field),
        ...objectSettings(compiled, query.object),
        ...userSettings(compiled, query.user),
      ]
  }
}

function objectSettings(compiled: CompiledOrg, name: ObjectName): FlippableSetting[] {
  const object = compiled.objects[compiled.objectIndexByName.get(name.toLowerCase()) ?? -1]
  if (object === undefined) return []
  return [...defaultSettings(object), ...ruleSettings(compiled, object)]
}

function defaultSettings(object: CompiledObject): FlippableSetting[] {
  const { config, name } = object
  if (config === null) return []
  const models = sharingModelChoices(config)
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

function userSettings(compiled: CompiledOrg, id: UserId): FlippableSetting[] {
  const user = compiled.org.users[compiled.userIndexById.get(id) ?? -1]
  if (user === undefined) return []
  const flip = (property: 'isActive' | 'isFrozen', subject: string): FlippableSetting => ({
    subject,
    group: 'user',
    value: user[property] ? 'yes' : 'no',
    options: ['yes', 'no'].map((value) => ({
      value,
      change: `user:${formatName(user.username)}.${property}=${value === 'yes' ? 'true' : 'false'}`,
    })),
  })
  return [
    flip('isActive', `\`${user.name}\` is active`),
    flip('isFrozen', `\`${user.name}\` is frozen`),
    ...assignmentSettings(compiled, user),
  ]
}

function assignmentSettings({ org }: CompiledOrg, user: User): FlippableSetting[] {
  const held = new Set(
    org.assignments.flatMap((one) =>
      one.user === user.id && one.kind === 'permissionSet' ? [one.permissionSet] : [],
    ),
  )
  return org.permissionSets.map((set) => {
    const change = (operator: '+=' | '-=') =>
      `permissionSet:${formatName(set.name)}${operator}user:${formatName(user.username)}`
    return {
      subject: `permission set \`${set.label}\``,
      group: 'permission sets',
      value: held.has(set.id) ? 'assigned' : 'not assigned',
      options: [
        { value: 'assigned', change: change('+=') },
        { value: 'not assigned', change: change('-=') },
      ],
    }
  })
}

const objectWords = [
  ['read', 'allowRead', 'Read'],
  ['create', 'allowCreate', 'Create'],
  ['edit', 'allowEdit', 'Edit'],
  ['delete', 'allowDelete', 'Delete'],
  ['viewAll', 'viewAllRecords', 'View All'],
  ['modifyAll', 'modifyAllRecords', 'Modify All'],
] as const

/** Permissions of the user's profile on the object, and on the field when there is one. */
function permissionSettings(
  { org, userIndexById }: CompiledOrg,
  id: UserId,
  object: ObjectName,
  field: string | null,
): FlippableSetting[] {
  const user = org.users[userIndexById.get(id) ?? -1]
  const profile = org.profiles.find((one) => one.id === user?.profile)
  if (profile === undefined) return []
  const group = `profile \`${profile.label}\``
  const path = `profile:${formatName(profile.name)}`
  const setting = (subject: string, isOn: boolean, target: string): FlippableSetting => ({
    subject,
    group,
    value: isOn ? 'on' : 'off',
    options: onOff.map((value) => ({
      value,
      change: `${target}=${value === 'on' ? 'true' : 'false'}`,
    })),
  })
  if (field !== null) {
    const entry = profile.fieldPermissions.find(
      (one) => one.object === object && one.field === field,
    )
    const target = `${path}.field:${formatName(object)}.${formatName(field)}`
    return [
      setting(`Read on \`${object}.${field}\``, entry?.readable === true, `${target}.read`),
      setting(`Edit on \`${object}.${field}\``, entry?.editable === true, `${target}.edit`),
    ]
  }
  const entry = profile.objectPermissions.find((one) => one.object === object)
  return objectWords.map(([word, key, label]) =>
    setting(
      `${label} on \`${object}\``,
      entry?.[key] === true,
      `${path}.object:${formatName(object)}.${word}`,
    ),
  )
}
