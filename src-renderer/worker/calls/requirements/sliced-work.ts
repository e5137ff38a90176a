import type { SlicedWork } from '@shared/protocol/requirements'

/** A slice ends after this long, so that other calls are answered in between. */
const sliceMs = 40

type Steps<Answer> = Generator<{ readonly done: number; readonly total: number }, Answer>

/**
 * One piece of long work at a time, done a slice a call. Another token gives up what was under way and begins anew; what
 * nobody asks for any longer stands still and is dropped with the next token.
 */
export function slicedWork<Answer>(): (
  token: string,
  begin: () => Steps<Answer>,
) => SlicedWork<Answer> {
  let current: { readonly token: string; readonly work: Steps<Answer> } | null = null
  return (token, begin) => {
    if (current?.token !== token) current = { token, work: begin() }
    const end = performance.now() + sliceMs
    for (;;) {
      const step = current.work.next()
      if (step.done === true) {
        current = null
        return { kind: 'done', answer: step.value }
      }
      if (performance.now() < end) continue
      const { done, total } = step.value
      return { kind: 'running', done, total }
    }
  }
}
