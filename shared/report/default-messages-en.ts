import { sharingModelLabels } from './messages-en'
import type { SharingModel } from '@shared/model/object-config'

type Message = (args: { readonly object: string; readonly model: string }) => string

const name = (text: string) => `\`${text}\``

const refusals: Readonly<Record<string, Message>> = {
  'no-default': ({ object }) =>
    `${name(object)} has no default of its own: its permissions or its parent decide`,
  detail: ({ object }) => `${name(object)} is the detail of a master, so it follows that master`,
  'follows-account': () => '`Contract` has no default of its own: it follows `Account`',
  'follows-parent': ({ object }) => `${name(object)} always follows the record that it belongs to`,
  activity: () => 'activities are Private or Controlled by Parent, nothing else',
  user: () => 'users are Private or Public Read Only, nothing else',
  'price-book': () => 'price books are No Access, View Only or Use, nothing else',
  'not-offered': ({ object, model }) => `the platform does not offer ${model} for ${name(object)}`,
  'no-parent': ({ object }) => `${name(object)} has no parent that it could follow`,
  'private-account': () =>
    'beside a Private `Account` a `Contact` is Private or Controlled by Parent; open `Account` first',
  'wider-outside': ({ model }) => `${model} outside would be wider than the internal default`,
  'follows-outside': () =>
    'the internal and the external default follow a parent together or not at all',
  'external-off': () =>
    'external defaults are not in use in this org: the internal one holds for everybody',
}

/** Why an object cannot have a default, in words; an unknown code is a defect and throws. */
export function formatDefaultRefusal(code: string, object: string, model: SharingModel): string {
  const message = refusals[code]
  if (message === undefined) throw new Error(`no message for default ${code}`)
  return message({ object, model: sharingModelLabels[model] })
}

/** What goes along with a default, in words. */
export function formatGoesAlong(object: string, model: SharingModel): string {
  return `${name(object)} becomes ${sharingModelLabels[model]} too`
}

/** The default's name in Setup; price books have names of their own. Rule R3.13. */
export function formatDefault(object: string, model: SharingModel): string {
  if (object !== 'Pricebook2') return sharingModelLabels[model]
  return model === 'Private'
    ? 'No Access'
    : model === 'Read'
      ? 'View Only'
      : sharingModelLabels[model]
}
