import type { AccessIndex } from '@shared/engine/index/access-index'
import { accessReader, type AccessReader } from '@shared/engine/index/record-access-at'
import { usersWithAccess } from '@shared/engine/index/users-with-access'
import { fieldPermission } from '@shared/engine/permission/field-permissions'
import { recordAccess } from '@shared/engine/record/record-access'
import { grantsOf } from '@shared/engine/record/sharing-level'
import { subjectOf } from '@shared/engine/record/subject'
import { randomFrom } from '@shared/sample/random'
import { atMost, median, ratePerSecond, timed, type Figure } from './measure'

interface Question {
  readonly user: number
  readonly object: number
  readonly row: number
}

/** A fixed walk over users and records of all objects, the same for every way of asking. */
export function questionsTo({ objects, compiled }: AccessIndex, count: number): Question[] {
  const random = randomFrom(11)
  const withRecords = objects.flatMap((object) =>
    object === undefined || object.order.rowCount === 0 ? [] : [object],
  )
  return Array.from({ length: count }, () => {
    const object = random.pick(withRecords)
    const row = random.below(object.order.rowCount)
    return { user: random.below(compiled.org.users.length), object: object.object.index, row }
  })
}

/** Calls with one question after the other, round and round. */
export function asking<Answer>(
  asked: readonly Question[],
  ask: (question: Question) => Answer,
): () => Answer {
  let next = 0
  return () => ask(asked[next++ % asked.length] ?? { user: 0, object: 0, row: 0 })
}

/** q1 and q5; throws where an answer differs from the doors'. */
export function questionFigures(index: AccessIndex, reader: AccessReader): Figure[] {
  const { compiled } = index
  const asked = questionsTo(index, 4096)
  const wrong = asked.filter(
    ({ user, object, row }) =>
      reader.accessLevelAt(user, object, row) !==
      recordAccess(compiled, user, { object, row }).maxAccessLevel,
  )
  if (wrong.length > 0)
    throw new Error(`${wrong.length} of ${asked.length} answers differ from the doors`)
  const plainly = asking(asked, ({ user, object, row }) => reader.accessLevelAt(user, object, row))
  const why = asking(asked, ({ user, object, row }) =>
    grantsOf(subjectOf(compiled, user, { object, row })),
  )
  // In turn: the machine is another from one second to the next, and both are compared.
  const rounds = Array.from({ length: 5 }, () => ({
    plain: ratePerSecond(plainly, 150),
    withReasons: ratePerSecond(why, 150, 16),
  }))
  const plain = median(rounds.map((round) => round.plain))
  const everybody = asked
    .slice(0, 200)
    .map(({ object, row }) => timed(() => usersWithAccess(reader, object, row)).ms)
  return [
    { what: 'q1 one check', value: plain, unit: '/s' },
    {
      what: 'q1 every grant with its reason',
      value: median(rounds.map(({ withReasons }) => withReasons)),
      unit: '/s',
    },
    {
      what: 'q1 with reasons, times plain',
      value: median(rounds.map((round) => round.plain / round.withReasons)),
      unit: '×',
      ...atMost(10, 4),
    },
    {
      what: 'q5 who has access, median',
      value: median(everybody),
      unit: 'ms',
      ...atMost(1, 0.1),
    },
  ]
}

/** q3: what every class of users may do with every field, then one class for each user. */
export function fieldFigure({ compiled }: AccessIndex): Figure {
  const fields = compiled.objects.flatMap((object) =>
    (object.config?.fields ?? []).map((field) => ({ object, field })),
  )
  const { ms } = timed(() => {
    let readable = 0
    const byClass = compiled.permissions.classes.map((permissions) =>
      Uint8Array.from(fields, ({ object, field }) => {
        const { isReadable, isEditable } = fieldPermission(permissions, object, field)
        return (isReadable ? 1 : 0) | (isEditable ? 2 : 0)
      }),
    )
    for (const permissionClass of compiled.permissions.classOfUser)
      readable += byClass[permissionClass]?.[0] ?? 0
    return readable
  })
  const what = `q3 ${fields.length} fields × all users`
  return { what, value: ms, unit: 'ms', ...atMost(50, 10) }
}

/** A reader, and how long it took to build. */
export function timedReader(index: AccessIndex) {
  return timed(() => accessReader(index))
}
