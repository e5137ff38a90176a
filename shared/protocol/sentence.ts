/**
 * One line of the engine's own words, made in the worker: lower case, no full stop, the user's names in backticks.
 *
 * `ui/NamedText.vue` draws it, with the names set in the mono font.
 */
export type Sentence = string

/** A change in the text language of the command line (`object:Account.sharingModel=Private`). */
export type ChangeText = string
