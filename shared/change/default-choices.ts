import { sharingModels, type ObjectConfig, type SharingModel } from '../model/object-config'
import type { Org } from '../model/org'
import { isArticle, standardObjects } from '../model/standard-objects'
import { isControlled, isWider, sharingModelChoices } from './sharing-model-choice'

/** Why an object cannot have a default, as a code with the rule that says so. */
export interface DefaultRefusal {
  readonly code:
    | 'no-default'
    | 'detail'
    | 'follows-account'
    | 'follows-parent'
    | 'activity'
    | 'user'
    | 'price-book'
    | 'not-offered'
    | 'no-parent'
    | 'private-account'
    | 'wider-outside'
    | 'follows-outside'
    | 'external-off'
  readonly rule: string
}

/** One default that Setup lists for an object, and whether it may be chosen. */
export interface DefaultChoice {
  readonly model: SharingModel
  readonly refusal: DefaultRefusal | null
  /** Objects whose default has to go along, with the one they get. Rule R3.15. */
  readonly along: readonly { readonly object: string; readonly model: SharingModel }[]
}

const usual: readonly SharingModel[] = ['Private', 'Read', 'ReadWrite', 'ControlledByParent']

/** Why the object's default cannot be chosen at all; null where it can. Rules R3.15, R3.18, KNW-02. */
export function fixedDefault({ settings }: Org, object: ObjectConfig): DefaultRefusal | null {
  const choices = sharingModelChoices(object)
  if (object.name === 'Contract') return { code: 'follows-account', rule: 'R3.15' }
  if (object.fields.some(({ type }) => type === 'MasterDetail'))
    return { code: 'detail', rule: 'R3.15' }
  if (choices.length === 0) return { code: 'no-default', rule: 'R3.18' }
  if (isArticle(object.name) && !settings.knowledgeStandardSharing)
    return { code: 'no-default', rule: 'KNW-02' }
  if (choices.length > 1) return null
  const [only] = choices
  return only !== undefined && isControlled(only)
    ? { code: 'follows-parent', rule: 'R3.9' }
    : { code: 'not-offered', rule: 'R3.19' }
}

/** Internal defaults as Setup lists them for the object, `inForce` among them. Rules R3.5, R3.12–R3.15, R3.19. */
export function internalChoices(
  org: Org,
  object: ObjectConfig,
  inForce: SharingModel,
): readonly DefaultChoice[] {
  const legal = sharingModelChoices(object)
  return listed(legal, inForce).map((model) => ({
    model,
    refusal: legal.includes(model) ? besideAccount(org, object, model) : notOffered(object, model),
    along: object.name === 'Account' ? goingAlong(org, model) : [],
  }))
}

/** External defaults beside the internal one: never wider, and the same where it follows another object. Rules R3.3, R3.4. */
export function externalChoices(
  org: Org,
  object: ObjectConfig,
  inForce: SharingModel,
  internal: SharingModel,
): readonly DefaultChoice[] {
  const legal = sharingModelChoices(object)
  return listed(legal, inForce).map((model) => ({
    model,
    refusal: legal.includes(model) ? beside(org, internal, model) : notOffered(object, model),
    along: [],
  }))
}

const listed = (legal: readonly SharingModel[], inForce: SharingModel): readonly SharingModel[] =>
  sharingModels.filter(
    (model) => legal.includes(model) || usual.includes(model) || model === inForce,
  )

function notOffered({ name }: ObjectConfig, model: SharingModel): DefaultRefusal {
  if (name === 'Task' || name === 'Event' || name === 'Activity')
    return { code: 'activity', rule: 'R3.12' }
  if (name === 'User') return { code: 'user', rule: 'R3.14' }
  if (name === 'Pricebook2') return { code: 'price-book', rule: 'R3.13' }
  const standard = standardObjects.find((one) => one.name === name)
  if (model === 'ControlledByParent' && (standard?.parents.length ?? 0) === 0)
    return { code: 'no-parent', rule: 'R3.9' }
  return { code: 'not-offered', rule: 'R3.19' }
}

function beside(org: Org, internal: SharingModel, external: SharingModel): DefaultRefusal | null {
  if (org.settings.enableExternalSharingModel === false)
    return { code: 'external-off', rule: 'R3.4' }
  if (isControlled(internal) !== isControlled(external))
    return { code: 'follows-outside', rule: 'R3.3' }
  return isWider(external, internal) ? { code: 'wider-outside', rule: 'R3.3' } : null
}

/** R3.15 b: beside a private Account a Contact is private too, or follows it. */
function besideAccount(
  { objects }: Org,
  { name }: ObjectConfig,
  model: SharingModel,
): DefaultRefusal | null {
  if (name !== 'Contact' || !isOpen(model)) return null
  const account = objects.find((one) => one.name === 'Account')
  return account?.sharingModel === 'Private' ? { code: 'private-account', rule: 'R3.15' } : null
}

/** R3.15 b: an Account that becomes private takes an open Contact along. */
function goingAlong({ objects }: Org, model: SharingModel): DefaultChoice['along'] {
  const contact = objects.find((one) => one.name === 'Contact')
  const isOpened = contact?.sharingModel != null && isOpen(contact.sharingModel)
  return model === 'Private' && isOpened ? [{ object: 'Contact', model: 'Private' }] : []
}

const isOpen = (model: SharingModel) => model !== 'Private' && !isControlled(model)
