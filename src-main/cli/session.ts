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

/**
 * An instant from the words of a call: without an offset it is in the org's own time zone.
 *
 * Where the import does not say which that is, the words are taken as its wall clock, told as UTC: login hours are told
 * by the same clock (LOG-11), see `wallZone`.
 */
export function instantAsked({ settings }: Org, text: string, option: string): string {
  const instant = parseInstant(text, settings.timeZone ?? wallZone)
  if (instant !== null) return instant
  throw new Unusable(
    `\`${option} ${text}\` is no instant; write it as \`2026-07-13T15:00:00\`, in the org’s time zone, or with an offset`,
  )
}

/** The zone that stands for an unknown one where only a wall clock was told. */
export const wallZone = 'UTC'

/** True for a time without an offset. */
export function isWallClock(text: string): boolean {
  return parseInstant(text, null) === null
}
