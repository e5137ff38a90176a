import type { Page } from 'playwright-core'

/** What the database says of itself, read beside the program. */
export interface Stored {
  readonly orgNames: readonly string[]
  /** Edits of each org, those in force and those undone, by the org's name. */
  readonly edits: Readonly<Record<string, { readonly done: number; readonly undone: number }>>
  /** Everything that does not fit together: a content or part that is named and not there, a journal that stands nowhere. */
  readonly broken: readonly string[]
}

/** Looks into the database of the page. */
export function storedIn(page: Page): Promise<Stored> {
  return page.evaluate(readStored)
}

/** Runs in the page. */
async function readStored(): Promise<Stored> {
  interface Row {
    readonly id: string
    readonly name: string
    readonly contentId: string
    readonly deletedAt: number | null
    readonly parts: readonly { readonly id: string }[]
    readonly scope: string
    readonly position: number
    readonly since: number
    readonly step: { readonly before?: Partial<Row>; readonly after?: Partial<Row> }
  }
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('tripod')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('the database could not be opened'))
  })
  const tables = ['orgs', 'contents', 'journal', 'heads']
  const transaction = database.transaction([...tables, 'parts'])
  const all = (store: string, keysOnly: boolean) =>
    new Promise<unknown>((resolve) => {
      const table = transaction.objectStore(store)
      const request = keysOnly ? table.getAllKeys() : table.getAll()
      request.onsuccess = () => resolve(request.result)
    })
  const [orgs, contents, journal, heads] = (await Promise.all(
    tables.map((table) => all(table, false)),
  )) as [Row[], Row[], Row[], Row[]] // rows of the newest version
  const parts = new Set((await all('parts', true)) as string[]) // keys are ids
  database.close()
  const broken: string[] = []
  const check = (what: string, contentId: string | undefined) => {
    const content = contents.find(({ id }) => id === contentId)
    if (content === undefined) broken.push(`${what}: its content is not there`)
    else if (content.parts.some(({ id }) => !parts.has(id))) broken.push(`${what}: a part is lost`)
  }
  for (const org of orgs) check(org.name, org.contentId)
  for (const { step, position } of journal)
    for (const side of [step.before, step.after])
      if (side?.contentId !== undefined) check(`edit ${position}`, side.contentId)
  for (const { scope, position, since } of heads)
    if (position !== since && !journal.some((row) => row.position === position))
      broken.push(`the journal of ${scope} stands nowhere`)
  const counted = orgs.map(({ id, name }) => {
    const head = heads.find(({ scope }) => scope === id)?.position ?? 0
    const own = journal.filter(({ scope }) => scope === id)
    const done = own.filter(({ position }) => position <= head).length
    return [name, { done, undone: own.length - done }] as const
  })
  const kept = orgs.filter(({ deletedAt }) => deletedAt === null)
  return { orgNames: kept.map(({ name }) => name), edits: Object.fromEntries(counted), broken }
}
