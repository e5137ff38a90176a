import { isEmptyDesign, type Design } from '@shared/model/design'

/** Equal for equal designs, and empty for an empty one: whether a file or backup holds it. FNV-1a of 32 bits, with the length. */
export function designStamp(design: Design): string {
  if (isEmptyDesign(design)) return ''
  const text = JSON.stringify(design)
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return `${String(text.length)}-${hash.toString(16)}`
}
