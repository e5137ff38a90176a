import type { SharingModel } from '@shared/model/object-config'
import type { DefaultOption } from '@shared/protocol/engine'
import { defaultStrings } from '../ui/strings-en-defaults'

const words = defaultStrings.wizard

/** What was answered about one object for one kind of user; null: not yet. */
export interface DefaultAnswers {
  readonly who: string
  /** Its records go with the record that they belong to. */
  readonly follows: boolean | null
  /** There is a record that the most restricted user must not see, edit, use, hand over, delete. */
  readonly mustNotSee: boolean | null
  readonly mustNotEdit: boolean | null
  readonly mustNotUse: boolean | null
  readonly mustNotTransfer: boolean | null
  readonly mustNotDelete: boolean | null
}

export const noAnswers: DefaultAnswers = {
  who: '',
  follows: null,
  mustNotSee: null,
  mustNotEdit: null,
  mustNotUse: null,
  mustNotTransfer: null,
  mustNotDelete: null,
}

export type Question = Exclude<keyof DefaultAnswers, 'who'>

/** Widest first question last: which questions an object's options leave to be asked, after the answers so far. */
export function questionsOf(
  options: readonly DefaultOption[],
  answers: DefaultAnswers,
): Question[] {
  const offers = (model: SharingModel) =>
    options.some((option) => option.model === model && option.refused === null)
  const questions: Question[] = []
  if (offers('ControlledByParent')) questions.push('follows')
  if (answers.follows === true) return questions
  questions.push('mustNotSee')
  if (answers.mustNotSee !== false) return questions
  const wider: readonly (readonly [Question, SharingModel])[] = [
    ['mustNotUse', 'ReadSelect'],
    ['mustNotEdit', 'ReadWrite'],
    ['mustNotTransfer', 'ReadWriteTransfer'],
    ['mustNotDelete', 'FullAccess'],
  ]
  for (const [question, model] of wider) {
    if (!offers(model)) continue
    questions.push(question)
    if (answers[question] !== false) return questions
  }
  return questions
}

/** The default that follows from the answers, by the questions of Salesforce's guides; null while one is open. Rules R3.5, R3.9. */
export function derivedDefault(
  options: readonly DefaultOption[],
  answers: DefaultAnswers,
): SharingModel | null {
  const asked = questionsOf(options, answers)
  if (asked.some((question) => answers[question] === null)) return null
  if (answers.follows === true && asked.includes('follows')) return 'ControlledByParent'
  if (answers.mustNotSee === true) return 'Private'
  const passed = (question: Question) => asked.includes(question) && answers[question] === false
  if (passed('mustNotDelete')) return 'FullAccess'
  if (passed('mustNotTransfer')) return 'ReadWriteTransfer'
  if (passed('mustNotEdit')) return 'ReadWrite'
  return passed('mustNotUse') ? 'ReadSelect' : 'Read'
}

const byWidth: readonly SharingModel[] = [
  'Private',
  'Read',
  'ReadSelect',
  'ReadWrite',
  'ReadWriteTransfer',
  'FullAccess',
]

/** The widest option that may be chosen and opens no more than wanted; null where there is none. Rule R3.3. */
export function possibleDefault(
  options: readonly DefaultOption[],
  wanted: SharingModel,
): DefaultOption | null {
  const free = (model: SharingModel) =>
    options.find((option) => option.model === model && option.refused === null) ?? null
  const exact = free(wanted)
  if (exact !== null) return exact
  for (let at = byWidth.indexOf(wanted); at >= 0; at--) {
    const narrower = free(byWidth[at] ?? 'Private')
    if (narrower !== null) return narrower
  }
  return free('ControlledByParent')
}

/** The answers as one sentence, kept as the reason. */
export function reasonOf(
  model: SharingModel | null,
  { who, mustNotUse, mustNotEdit, mustNotTransfer, mustNotDelete }: DefaultAnswers,
  stranger: string,
): string {
  const name = who.trim() === '' ? stranger : who.trim()
  switch (model) {
    case null:
      return ''
    case 'ControlledByParent':
    case 'ControlledByCampaign':
    case 'ControlledByLeadOrContact':
      return words.reasonParent
    case 'Private':
      return words.reasonSee(name)
    case 'Read':
      if (mustNotUse === true) return words.reasonNotUse(name)
      return mustNotEdit === true ? words.reasonEdit(name) : words.reasonRead(name)
    case 'ReadSelect':
      return words.reasonUse(name)
    case 'ReadWrite':
      if (mustNotTransfer === true) return words.reasonTransfer(name)
      return mustNotDelete === true ? words.reasonDelete(name) : words.reasonReadWrite(name)
    case 'ReadWriteTransfer':
    case 'FullAccess':
      return words.reasonOpen(name)
  }
}
