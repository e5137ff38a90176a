import { closestNames } from '@shared/change/closest-names'
import { parseInstant } from '@shared/engine/login/instant'
import type { SessionOptions } from '@shared/engine/permission/standing'
import type { Org } from '@shared/model/org'
import { Unusable, type Environment } from './environment'

/** When and in which session a question is asked. */
export interface SessionAsked {
  readonly at?: string
  readonly activate?: readonly string[]
}

/** The instant of `--at`, else of the call, and the session-based sets of `--activate`. Rules PRM-05, PRM-06. */
export function sessionAsked(
  org: Org,
  { at, activate = [] }: SessionAsked,
  environment: Environment,
): SessionOptions {
  const now = at === undefined ? environment.now : instantAsked(org, at, '--at')
  const known = [...org.permissionSets, ...org.permissionSetGroups]
    .filter(({ hasActivationRequired }) => hasActivationRequired)
    .flatMap(({ id, name, label }) => [name, label, id])
  const names = new Set(known.map((name) => name.toLowerCase()))
  for (const name of activate) {
    if (names.has(name.toLowerCase())) continue
    const closest = closestNames(name, known)
    const hint = closest.length === 0 ? '' : `; did you mean \`${closest.join('`, `')}\`?`
    throw new Unusable(`no session-based permission set or group is named \`${name}\`${hint}`)
  }
  return { now, activated: activate }
}

/** An instant from the words of a call: without an offset it is in the org's own time zone. */
export function instantAsked({ settings }: Org, text: string, option: string): string {
  const instant = parseInstant(text, settings.timeZone)
  if (instant !== null) return instant
  const cure =
    settings.timeZone === null
      ? 'write it as `2026-07-13T15:00:00Z`, with an offset, because the org’s time zone is not in the import'
      : 'write it as `2026-07-13T15:00:00`, in the org’s time zone, or with an offset'
  throw new Unusable(`\`${option} ${text}\` is no instant; ${cure}`)
}
