import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { Labels } from '@shared/protocol/engine'

type Entry = readonly [name: string, label: string]

/** What the things of an org are called beside their API names. */
export function labels({ org, objects }: CompiledOrg): Labels {
  const containers = [...org.profiles, ...org.permissionSets, ...org.permissionSetGroups]
  const entries: readonly Entry[] = [
    ...objects.map(({ name, config }): Entry => [name, config?.label ?? name]),
    ...containers.map(({ name, label }): Entry => [name, label]),
    ...org.roles.map(({ developerName, name }): Entry => [developerName, name]),
    ...org.groups.map(({ developerName, name }): Entry => [developerName, name]),
    ...org.users.map(({ username, name }): Entry => [username, name]),
  ]
  return {
    names: lines(unambiguous(entries)),
    fieldsByObject: Object.fromEntries(
      objects.map(({ name, fields }) => [
        name,
        lines(fields.map((field): Entry => [field.name, field.label])),
      ]),
    ),
  }
}

function unambiguous(entries: readonly Entry[]): readonly Entry[] {
  const labelByName = new Map<string, string | null>()
  for (const [name, label] of entries) {
    const known = labelByName.get(name)
    labelByName.set(name, known === undefined || known === label ? label : null)
  }
  return [...labelByName].flatMap(([name, label]): Entry[] =>
    label === null ? [] : [[name, label]],
  )
}

/** Without what has no label of its own, or would be misread. */
const lines = (entries: readonly Entry[]): string =>
  entries
    .filter(([name, label]) => label !== '' && label !== name && !/[\t\n`]/.test(name + label))
    .map((entry) => entry.join('\t'))
    .join('\n')
