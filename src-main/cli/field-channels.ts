import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import {
  apexChannel,
  apexEntries,
  apexMode,
  flowChannel,
  flowStarts,
  sharingKeywords,
} from '@shared/engine/permission/code-mode'
import { fieldAccess } from '@shared/engine/permission/field-access'
import { fieldChannels, type FieldChannel } from '@shared/engine/permission/field-channel'
import type { FieldAccess, FieldQuestion } from '@shared/engine/permission/field-subject'
import { formatReason } from '@shared/report/messages-en'
import type { Cell } from '@shared/report/rows'
import { Unusable } from './environment'
import { flagCell } from './objects'

export const channelHelp =
  'through this channel: ui, list-view, report, search, api, export …, flow:START or apex:VERSION:ENTRY[:SHARING]'

const bare = (text: string) => text.toLowerCase().replace(/[-_]/g, '')

/** `api`, `list-view`, `APEX_SYSTEM`; `flow:recordTriggered`; `apex:66.0:rest:with`. Rules FLS-46–FLS-48. */
export function channelAsked(text: string): FieldChannel {
  const [first = '', ...words] = text.split(':')
  const channel = words.length === 0 ? plainChannel(first) : channelOfCode(bare(first), words)
  if (channel !== null) return channel
  throw new Unusable(
    `\`--channel ${text}\` is no channel; use one of ${fieldChannels.join(', ')}, \`flow:\` with ${flowStarts.join(', ')}, or \`apex:VERSION:ENTRY[:SHARING]\` with ${apexEntries.join(', ')} and ${sharingKeywords.join(', ')}`,
  )
}

function plainChannel(text: string): FieldChannel | null {
  const wanted = bare(text)
  const names = [wanted, `${wanted}user`]
  return fieldChannels.find((name) => names.includes(bare(name))) ?? null
}

function channelOfCode(kind: string, words: readonly string[]): FieldChannel | null {
  const [first = '', second = '', third = 'none'] = words
  if (kind === 'flow') {
    const start = flowStarts.find((name) => bare(name) === bare(first))
    return start === undefined ? null : flowChannel(start)
  }
  const version = Number(first)
  const entry = apexEntries.find((name) => bare(name) === bare(second))
  const keyword = sharingKeywords.find((name) => name === third.toLowerCase())
  if (kind !== 'apex' || !(version > 0) || entry === undefined || keyword === undefined) return null
  const channel = apexChannel(apexMode(version, keyword, entry))
  if (channel !== null) return channel
  throw new Unusable(
    'code that is called runs with the sharing of its caller; ask for the entry point instead, as `apex:66.0:rest`',
  )
}

/** Cells of a field through a channel: readable, editable, how it is shown, and whether a new record may carry it. */
export function channelCells(
  compiled: CompiledOrg,
  question: FieldQuestion,
): { readonly cells: Cell[]; readonly certainty: string } {
  const access = fieldAccess(compiled, question)
  const isKnown =
    access.shown === access.mayBeShown &&
    access.isEditable === access.mayBeEditable &&
    access.isCreatable === access.mayBeCreatable
  const cells = [
    flagCell(access.shown !== 'HIDDEN', access.mayBeShown !== 'HIDDEN'),
    flagCell(access.isEditable, access.mayBeEditable),
    shownCell(access),
    flagCell(access.isCreatable, access.mayBeCreatable),
  ]
  return {
    cells,
    certainty: isKnown ? 'exact' : access.shown === 'HIDDEN' ? 'unknown' : 'at least',
  }
}

const shownCell = ({ shown, mayBeShown }: FieldAccess) => (shown === mayBeShown ? shown : 'unknown')

/** The same with reasons, for an explanation. */
export function channelDocument(channel: FieldChannel, access: FieldAccess): object {
  const flag = (certain: boolean, possible: boolean) => (certain === possible ? certain : 'unknown')
  return {
    channel,
    shown: shownCell(access),
    isEditable: flag(access.isEditable, access.mayBeEditable),
    isCreatable: flag(access.isCreatable, access.mayBeCreatable),
    ...(access.masked === null ? {} : { masked: access.masked }),
    reasons: access.reasons.map(formatReason),
    rules: access.reasons.map(({ rule }) => rule),
  }
}
