let isDone = false

/**
 * Gives every `<style>` that the page makes from now on the nonce that its policy asks for.
 *
 * Monaco makes style elements and knows no nonce; nothing else of the page makes any without one.
 */
export function giveStylesTheNonce(): void {
  const nonce = document.querySelector<HTMLElement>('[nonce]')?.nonce ?? ''
  if (isDone || nonce === '') return
  isDone = true
  const page: ElementMaker = document
  const createElement = page.createElement.bind(document)
  page.createElement = (name, options) => {
    const element = createElement(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
}

interface ElementMaker {
  createElement: (name: string, options?: ElementCreationOptions) => HTMLElement
}
