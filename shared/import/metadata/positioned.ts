/** Where something was said; `line` from 1. */
export interface Positioned {
  readonly file: string
  readonly line: number
}
