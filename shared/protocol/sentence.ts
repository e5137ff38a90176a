/**
 * One line of the engine's own words, made in the worker: lower case, no full stop, the user's names in backticks.
 *
 * `ui/NamedText.vue` draws it, with the names set in the mono font.
 */
export type Sentence = string

export type { ChangeText } from '../scenario/opened-org'
