import { isPlatformId } from '@shared/model/id'
import { nowhere, report } from './findings'
import type { Sources } from './sources'
import { cell, eachRow } from './sources'

const quoted = (names: Iterable<string>) => [...names].map((name) => `\`${name}\``).join(', ')

/** Users are made in their own org, so that ids of two instances (characters 4 to 6) come from two orgs. */
function instancesOfUsers(sources: Sources): Set<string> {
  const instances = new Set<string>()
  for (const row of eachRow(sources, 'User')) {
    const id = cell(row, 'Id')
    if (id !== null && isPlatformId(id)) instances.add(id.slice(3, 6))
  }
  return instances
}

/** Name of the org as `Organization` or the project has it; several orgs in one import are a warning. Source: import-formats 6. */
export function orgName(sources: Sources): string {
  const names = new Map<string, string>()
  for (const row of eachRow(sources, 'Organization')) {
    const [id, name] = [cell(row, 'Id') ?? '', cell(row, 'Name')]
    if (name !== null) names.set(id.slice(0, 15), name)
  }
  const instances = instancesOfUsers(sources)
  const what =
    names.size > 1
      ? `data of several orgs (${quoted(names.values())})`
      : instances.size > 1
        ? `users of several instances (ids with ${quoted([...instances].sort())} in places 4 to 6)`
        : null
  if (what !== null)
    report(
      sources.findings,
      'warning',
      'mixed-orgs',
      nowhere,
      `this import holds ${what}; if they are not one org, import them apart`,
    )
  const [first] = names.values()
  return first ?? sources.metadata.project.name ?? 'Imported org'
}
