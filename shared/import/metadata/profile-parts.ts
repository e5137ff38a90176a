import type { LayoutAssignment } from '@shared/model/layout'
import { isValidWindow, type LoginHours, type LoginWindow, type Weekday } from '@shared/model/login'
import { decodedName } from './file-names'
import { splitLayoutName } from './layouts'
import { ownName, report, type Reading } from './reading'
import type { XmlElement } from './xml'
import { childrenOf, positionOf, wordOf, type ReadFile } from './xml-values'

/** Login hours of a profile; null without any. A day that cannot be read is denied, and said. Rules LOG-12, LOG-13. */
export function loginHoursIn(
  reading: Reading,
  file: ReadFile,
  element: XmlElement | undefined,
): LoginHours | null {
  if (element === undefined || element.children.length === 0) return null
  const windowOf = (weekday: Weekday) => windowIn(reading, file, element, weekday)
  return {
    monday: windowOf('monday'),
    tuesday: windowOf('tuesday'),
    wednesday: windowOf('wednesday'),
    thursday: windowOf('thursday'),
    friday: windowOf('friday'),
    saturday: windowOf('saturday'),
    sunday: windowOf('sunday'),
  }
}

function windowIn(
  reading: Reading,
  file: ReadFile,
  element: XmlElement,
  weekday: Weekday,
): LoginWindow | null {
  const stated = [wordOf(element, `${weekday}Start`), wordOf(element, `${weekday}End`)]
  if (stated.every((word) => word === null)) return null
  const [start = Number.NaN, end = Number.NaN] = stated.map((word) => Number(word ?? Number.NaN))
  if (isValidWindow({ start, end })) return { start, end }
  const message = `hours of ${weekday} (\`${stated[0] ?? ''}\` to \`${stated[1] ?? ''}\`) are no span of whole hours within a day (minutes after midnight, multiples of 60); nobody logs in on that day, correct them`
  report(reading, 'error', 'bad-login-hours', positionOf(file, element), message)
  return { start: 0, end: 0 }
}

/** Which layout a profile has for which record type, one for each. Source: import-formats 3.4, FLS-41. */
export function layoutAssignmentsIn(
  reading: Reading,
  file: ReadFile,
  root: XmlElement,
): LayoutAssignment[] {
  const assignments = new Map<string, LayoutAssignment>()
  for (const element of childrenOf(root, 'layoutAssignments')) {
    const split = splitLayoutName(reading, decodedName(wordOf(element, 'layout') ?? ''))
    if (split === null) {
      const message =
        '`layoutAssignments` has no `layout` of the form `Object-Layout`; the entry was left out, correct it'
      report(reading, 'warning', 'entry-without-name', positionOf(file, element), message)
      continue
    }
    const stated = wordOf(element, 'recordType')
    const recordType = stated === null ? null : ownName(reading, stated.replace(/^[^.]*\./, ''))
    const { object, name: layout } = split
    const key = `${object}.${recordType ?? ''}`.toLowerCase()
    assignments.set(key, { object, layout, recordType })
  }
  return [...assignments.values()]
}
