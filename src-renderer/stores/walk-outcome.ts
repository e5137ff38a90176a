import { formatName } from '@shared/change/quoted-name'
import type { SharingModel } from '@shared/model/object-config'
import type { ChangeText, DefaultOption, DefaultsRow } from '@shared/protocol/engine'
import { defaultStrings } from '../ui/strings-en-defaults'
import { derivedDefault, possibleDefault, reasonOf, type DefaultAnswers } from './derived-default'

const words = defaultStrings.wizard

/** What follows from the answers about one object. */
export interface WalkOutcome {
  readonly internal: DefaultOption
  /** Null where external users are not asked about or follow. */
  readonly external: DefaultOption | null
  /** Why a default is narrower than the answers; empty where it is what they say. */
  readonly notes: readonly string[]
  readonly reason: string
}

/** The defaults that follow from the answers; null while a question is open. Rules R3.3, R3.5, R3.15. */
export function walkOutcome(
  row: DefaultsRow,
  inside: DefaultAnswers,
  outside: DefaultAnswers | null,
): WalkOutcome | null {
  const wanted = derivedDefault(row.internal.options, inside)
  if (wanted === null) return null
  const internal = possibleDefault(row.internal.options, wanted)
  if (internal === null) return null
  const notes = noteOf(row.internal.options, wanted, internal)
  const reason = reasonOf(wanted, inside, words.thisUser)
  if (outside === null || internal.model.startsWith('ControlledBy'))
    return { internal, external: null, notes, reason }
  const options = externalBeside(row, internal.model)
  const isNobody = outside.who.trim() === '' && outside.mustNotSee === null
  const wantedOutside = isNobody ? 'Private' : derivedDefault(options, outside)
  if (wantedOutside === null) return null
  const external = possibleDefault(options, wantedOutside)
  const why = isNobody
    ? words.reasonNobody
    : reasonOf(wantedOutside, outside, words.thisExternalUser)
  const told = external === null ? [] : noteOf(options, wantedOutside, external)
  return { internal, external, notes: [...notes, ...told], reason: `${reason}; ${why}` }
}

const widths: readonly SharingModel[] = [
  'Private',
  'Read',
  'ReadSelect',
  'ReadWrite',
  'ReadWriteTransfer',
  'FullAccess',
]

/** External options as they are once the internal default is chosen: none wider, none that follows alone. Rule R3.3. */
export function externalBeside(row: DefaultsRow, internal: SharingModel): readonly DefaultOption[] {
  const widest = widths.indexOf(internal)
  return row.internal.options
    .filter(({ model }) => widths.includes(model) && widths.indexOf(model) <= widest)
    .map((option) => ({
      ...option,
      along: '',
      changes:
        option.refused === null
          ? [`object:${formatName(row.object)}.externalSharingModel=${option.model}`]
          : [],
    }))
}

function noteOf(
  options: readonly DefaultOption[],
  wanted: SharingModel,
  taken: DefaultOption,
): string[] {
  if (wanted === taken.model) return []
  const refused = options.find(({ model }) => model === wanted)
  const why = refused?.refused?.sentence.replaceAll('`', '') ?? ''
  return [words.narrowed(refused?.label ?? wanted, taken.label, why)]
}

/** The edit that an outcome comes to: what already is so is left out, the reason is always kept. */
export function changesOfWalk(
  row: DefaultsRow,
  { internal, external }: WalkOutcome,
  reason: string,
): ChangeText[] {
  const isInternalSo = internal.model === row.internal.model && !row.internal.isAssumed
  const isExternalSo =
    external === null ||
    (isInternalSo && external.model === row.external.model && !row.external.isAssumed)
  return [
    ...(isInternalSo ? [] : internal.changes),
    ...(isExternalSo ? [] : external.changes),
    ...(reason.trim() === row.reason
      ? []
      : [`object:${formatName(row.object)}.sharingModelReason=${reason.trim()}`]),
  ]
}
