/** A circle of a picture of sets, in a box of 320 × 200. */
export interface VennCircle {
  readonly x: number
  readonly y: number
  readonly r: number
}

/** Where the names of one part stand: `mask` has a bit for each side that holds them. */
export interface VennPart {
  readonly mask: number
  readonly x: number
  readonly y: number
}

const two: readonly VennCircle[] = [
  { x: 118, y: 100, r: 82 },
  { x: 202, y: 100, r: 82 },
]
const three: readonly VennCircle[] = [
  { x: 125, y: 78, r: 68 },
  { x: 195, y: 78, r: 68 },
  { x: 160, y: 132, r: 68 },
]

/** Circles for two or three sides, and a place in each part that they make; null for other numbers. */
export function vennPicture(
  sideCount: number,
): { readonly circles: readonly VennCircle[]; readonly parts: readonly VennPart[] } | null {
  const circles = sideCount === 2 ? two : sideCount === 3 ? three : null
  if (circles === null) return null
  const parts: VennPart[] = []
  for (let mask = 1; mask < 1 << sideCount; mask++) {
    const place = middleOf(circles, mask)
    if (place !== null) parts.push({ mask, ...place })
  }
  return { circles, parts }
}

/** The middle of the points that lie in these circles alone. */
function middleOf(circles: readonly VennCircle[], mask: number) {
  let count = 0
  let [sumX, sumY] = [0, 0]
  for (let x = 0; x < 320; x += 4)
    for (let y = 0; y < 204; y += 4) {
      const held = circles.reduce(
        (bits, circle, side) =>
          Math.hypot(x - circle.x, y - circle.y) < circle.r ? bits | (1 << side) : bits,
        0,
      )
      if (held !== mask) continue
      count++
      sumX += x
      sumY += y
    }
  return count === 0 ? null : { x: Math.round(sumX / count), y: Math.round(sumY / count) }
}

/** Bits of the sides that hold something. */
export const maskOf = (isHeld: readonly boolean[]): number =>
  isHeld.reduce((mask, is, side) => (is ? mask | (1 << side) : mask), 0)
