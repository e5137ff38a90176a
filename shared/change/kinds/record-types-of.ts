import type { Permissions, Profile } from '../../model/container'
import type { LayoutAssignment, RecordTypeVisibility } from '../../model/layout'
import type { Org } from '../../model/org'
import { changeRefusal, type ChangeRefusal } from '../change'
import type { Put } from '../kind'
import { objectNamed } from '../naming'
import type { ElementList } from '../property'
import { formatName, unquotedName } from '../quoted-name'
import { objectAndName } from '../statement'

type Place = { readonly object: string; readonly recordType: string | null }

/** `Account.Partner`, or `Account` alone for the master record type. */
function placeOf(org: Org, text: string): Place | ChangeRefusal {
  if (!text.includes('.')) {
    const object = objectNamed(org, unquotedName(text))
    return object.kind === 'refused' ? object : { object: object.item.name, recordType: null }
  }
  const parts = objectAndName(text)
  if ('kind' in parts) return parts
  const object = objectNamed(org, parts.object)
  if (object.kind === 'refused') return object
  const wanted = parts.name.toLowerCase()
  const known = object.item.recordTypes.find(({ name }) => name.toLowerCase() === wanted)
  return known === undefined
    ? changeRefusal(
        'unknown-record-type',
        `no record type of \`${object.item.name}\` is named \`${parts.name}\``,
      )
    : { object: object.item.name, recordType: known.name }
}

const isSamePlace = (a: Place, b: Place) => a.object === b.object && a.recordType === b.recordType
const absent = (_: unknown, item: { readonly name: string }, text: string) =>
  changeRefusal('not-there', `\`${item.name}\` does not name \`${text}\`; leave this change out`)

/** Record types that may be chosen: `Account.Partner`, ` default` behind the one that is. Rule FLS-45. */
export const recordTypesOf = <Item extends Permissions & { readonly name: string }>(
  put: Put<Item>,
): ElementList<Item, RecordTypeVisibility> => ({
  rule: 'FLS-45',
  elements: (_, item) => item.recordTypeVisibilities,
  parse(org, _, text) {
    const match = /^(.*?)(\s+hidden)?(\s+default)?$/i.exec(text.trim())
    const place = placeOf(org, match?.[1] ?? '')
    if ('kind' in place) return place
    const { object, recordType } = place
    return recordType === null
      ? changeRefusal('no-record-type', `\`${text}\` names no record type; write \`Object.Name\``)
      : {
          ...{ object, recordType },
          visible: match?.[2] === undefined,
          isDefault: match?.[3] !== undefined,
        }
  },
  format:
    () =>
    ({ object, recordType, visible, isDefault }) =>
      `${object}.${formatName(recordType)}${visible ? '' : ' hidden'}${isDefault ? ' default' : ''}`,
  isSame: isSamePlace,
  put: (org, item, recordTypeVisibilities) => put(org, item, { ...item, recordTypeVisibilities }),
  absent,
})

/** Layouts: `Account.Partner = Partner Layout`, without record type for the master one. Rule FLS-40. */
export const layoutsOf = (put: Put<Profile>): ElementList<Profile, LayoutAssignment> => ({
  rule: 'FLS-40',
  elements: (_, profile) => profile.layoutAssignments,
  parse(org, _, text) {
    const [head = '', ...rest] = text.split('=')
    const layout = rest.join('=').trim()
    const place = placeOf(org, head.trim())
    if ('kind' in place) return place
    const isKnown = org.layouts.some((one) => one.object === place.object && one.name === layout)
    return isKnown || layout === ''
      ? { ...place, layout }
      : changeRefusal(
          'unknown-layout',
          `\`${place.object}\` has no layout \`${layout}\` (FLS-40); make one first`,
        )
  },
  format:
    () =>
    ({ object, recordType, layout }) =>
      `${object}${recordType === null ? '' : `.${formatName(recordType)}`} = ${layout}`,
  isSame: isSamePlace,
  refuse: (_, __, { layout, object }) =>
    layout === ''
      ? changeRefusal('no-layout', `write the layout of \`${object}\` after a \`=\` (FLS-40)`)
      : null,
  put: (org, profile, layoutAssignments) => put(org, profile, { ...profile, layoutAssignments }),
  absent,
})
