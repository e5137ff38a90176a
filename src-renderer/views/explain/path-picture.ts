import type { OpenDoor } from '@shared/protocol/engine'
import { plain } from '../../ui/names'

/** Everything in pixels; a box's words are cut into lines that fit it. */
export interface PictureBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
  /** The words uncut. */
  readonly text: string
}

export interface PictureLane {
  readonly door: OpenDoor
  readonly y: number
  readonly height: number
  /** The door, then each step of the way. */
  readonly boxes: readonly PictureBox[]
}

export interface PathPicture {
  readonly width: number
  readonly height: number
  readonly user: PictureBox
  readonly record: PictureBox
  readonly lanes: readonly PictureLane[]
  /** Where lanes begin and end: the edges of the two bars. */
  readonly left: number
  readonly right: number
}

const line = 15
const padding = 6
const gap = 12
/** Width of a bold letter, on the safe side. */
const letter = 7.1

/** The ways from a user to a record: a bar for each of the two, and between them a lane for each open door. */
export function pathPicture(
  names: { readonly user: string; readonly record: string },
  doors: readonly OpenDoor[],
  width: number,
): PathPicture {
  const bar = Math.round(Math.max(66, Math.min(150, width * 0.21)))
  const left = bar + 18
  const right = width - bar - 58
  const inner = Math.max(90, right - left)
  let y = gap
  const lanes = doors.map((door): PictureLane => {
    const start = y
    const boxes = [door.title, ...door.path].map((text): PictureBox => {
      const words = plain(text)
      const lines = wrapped(words, inner - 2 * padding)
      const box = { x: left, y, width: inner, height: lines.length * line + 2 * padding }
      y += box.height + 8
      return { ...box, lines, text: words }
    })
    const height = y - 8 - start
    y += gap
    return { door, y: start, height, boxes }
  })
  const height = Math.max(y, 90)
  const side = (text: string, x: number): PictureBox => ({
    x,
    y: gap,
    width: bar,
    height: height - 2 * gap,
    lines: wrapped(text, bar - 2 * padding),
    text,
  })
  return {
    width,
    height,
    user: side(names.user, 0),
    record: side(names.record, width - bar),
    lanes,
    left: bar,
    right: width - bar,
  }
}

const mostLines = 3

/** Words in lines of a width; what fits in no line is cut inside, what fits in no box ends with an ellipsis. */
export function wrapped(text: string, width: number): readonly string[] {
  const most = Math.max(4, Math.floor(width / letter))
  const lines: string[] = []
  let current = ''
  for (const word of text.split(' ').flatMap((one) => pieces(one, most))) {
    const longer = current === '' ? word : `${current} ${word}`
    if (longer.length <= most) current = longer
    else {
      lines.push(current)
      current = word
    }
  }
  lines.push(current)
  if (lines.length <= mostLines) return lines
  const last = lines[mostLines - 1] ?? ''
  return [...lines.slice(0, mostLines - 1), `${last.slice(0, most - 1)}…`]
}

function pieces(word: string, most: number): string[] {
  const found: string[] = []
  for (let from = 0; from === 0 || from < word.length; from += most)
    found.push(word.slice(from, from + most))
  return found
}
