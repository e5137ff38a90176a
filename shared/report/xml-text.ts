const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Characters that no XML document may hold become a dot. */
export function withoutForbidden(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0 forbids
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu,
    '\u00b7',
  )
}

/** Text that XML may hold: markup as entities. */
export function escapedXml(text: string): string {
  return withoutForbidden(text).replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
}
