import type { Org } from '../../model/org'
import { peopleInWork, type PeopleInWork } from './people-in-work'
import { recordsInWork, type RecordsInWork } from './records-in-work'

/** What an edit needs to see: the things of these names; a new record also what stands first and last in each table. */
export interface Sight {
  readonly words: readonly string[]
  readonly records: 'none' | 'named' | 'new'
}

type Run<Answer> = (org: Org) => Answer
/** The org that an answer made; null for a refusal. */
type OrgOf<Answer> = (answer: Answer) => Org | null

/** An org on its way through many edits, each of which looks at a part of it alone. */
export interface OrgInWork {
  /**
   * What `run` answers, given a part of the org that holds all that the words name: some users, roles and, when asked
   * for, records, with what is assigned to and shared by them; all other lists are whole.
   *
   * What is refused on the part, or reaches beyond it, is run again on the whole.
   */
  readonly edit: <Answer>(sight: Sight, run: Run<Answer>, orgOf: OrgOf<Answer>) => Answer
  readonly editWhole: <Answer>(run: Run<Answer>, orgOf: OrgOf<Answer>) => Answer
  /** The org as it is now; lists that no edit touched are those of the org given. */
  readonly whole: () => Org
}

/** O(org) at the first edit of a part and after each edit of the whole; else O(what is named). */
export function orgInWork(given: Org): OrgInWork {
  let work = workOn(given)
  const editWhole: OrgInWork['editWhole'] = (run, orgOf) => {
    const before = work.whole()
    const answer = run(before)
    const after = orgOf(answer)
    if (after !== null && after !== before) work = workOn(after)
    return answer
  }
  return {
    edit(sight, run, orgOf) {
      const part = work.part(sight)
      const answer = run(part.org)
      const after = orgOf(answer)
      if (after === null || !part.fits(after)) return editWhole(run, orgOf)
      part.take(after)
      return answer
    },
    editWhole,
    whole: () => work.whole(),
  }
}

function workOn(org: Org) {
  let people: PeopleInWork | null = null
  let records: RecordsInWork | null = null
  let kept: Org | null = org
  return {
    part({ words, records: asked }: Sight) {
      people ??= peopleInWork(org)
      const rows =
        asked === 'none' ? null : (records ??= recordsInWork(org)).part(words, asked === 'new')
      const owners = rows === null ? [] : ownersIn(rows.org.records, people.firstOwner())
      const persons = people.part([...words, ...owners])
      const part: Org = { ...org, ...(rows?.org ?? records?.whole()), ...persons.org }
      const seen = new Set<string>(Object.keys({ ...persons.org, ...rows?.org }))
      const keys = Object.keys(part) as (keyof Org)[] // an Org has no other keys
      return {
        org: part,
        fits: (after: Org) =>
          keys.every((key) => seen.has(key) || after[key] === part[key]) &&
          persons.fits(after) &&
          (rows?.fits(after) ?? true),
        take(after: Org) {
          kept = null
          persons.take(after)
          rows?.take(after)
        },
      }
    },
    whole: () => (kept ??= { ...org, ...people?.whole(), ...records?.whole() }),
  }
}

/** Ids of those who own a record of the part, and of who owns the next. */
const ownersIn = (records: Org['records'], first: string | null): readonly string[] => [
  ...(first === null ? [] : [first]),
  ...records.flatMap(({ owners }) => owners.flatMap((owner) => (owner === null ? [] : [owner]))),
]
