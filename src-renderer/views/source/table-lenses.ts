import type { LeftOutTable } from '@shared/protocol/engine'
import type { EditorLens, LineReader } from '../../ui/editor/editor-answers'

interface LensWords {
  readonly title: (recordCount: number) => string
  readonly show: (object: string) => void
}

/** A link above each line that stands for a table of records; the tables are the last lines of the text. */
export function tableLenses(
  text: LineReader,
  leftOut: readonly LeftOutTable[],
  { title, show }: LensWords,
): readonly EditorLens[] {
  const counts = new Map(leftOut.map(({ object, recordCount }) => [object, recordCount]))
  const lenses: EditorLens[] = []
  for (let line = text.lineCount; line > 0 && counts.size > 0; line--) {
    const content = text.line(line)
    if (content.startsWith('"records":')) break
    const object = /^ ?\{"object":"([^"\\]+)"/.exec(content)?.[1]
    const count = object === undefined ? undefined : counts.get(object)
    if (object === undefined || count === undefined) continue
    lenses.push({ line, title: title(count), run: () => show(object) })
  }
  return lenses
}
