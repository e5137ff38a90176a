import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample } from './heat-map-window'
import { openModelPage } from './model-page'
import { role, tree, typeRole } from './model-window'
import { storedIn } from './stored'
import { openWindow, type OpenWindow } from './window'

/** Runs in the page: writes the whole database anew as an older version of the program kept it. */
async function rewriteAs(version: number): Promise<void> {
  interface Row {
    readonly id: string
    readonly orgId: string
    readonly position: number
    readonly scope: string
    readonly label: string
    readonly since: number
    readonly bytes: Uint8Array
    readonly parts: readonly {
      kind: string
      list: string
      object: string
      count: number
      id: string
    }[]
    readonly step: { kind: string; before: object; after: object }
  }
  const done = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error(request.error?.message))
    })
  const changes = [{ text: 'object:Case.sharingModel=Read', isOn: true }]
  const newest = await done(indexedDB.open('tripod'))
  const reading = newest.transaction([...newest.objectStoreNames])
  const names = [...newest.objectStoreNames]
  const found = await Promise.all(names.map((name) => done(reading.objectStore(name).getAll())))
  const all = new Map(names.map((name, at) => [name, found[at] as Row[]])) // rows of the newest version
  const rows = (name: string) => all.get(name) ?? []
  newest.close()

  const bytesOf = (id: string) => rows('parts').find((part) => part.id === id)?.bytes
  const parsed = (id: string) => JSON.parse(new TextDecoder().decode(bytesOf(id))) as object // a head or entries
  /** Before version 3 a content was a head with every list in it, and chunks of records. */
  const headOf = ({ id, parts }: Row) => {
    const head: Record<string, unknown> = {}
    for (const part of parts)
      if (part.kind === 'head') Object.assign(head, parsed(part.id))
      else if (part.kind === 'entries')
        head[part.list] = [
          ...((head[part.list] ?? []) as object[]),
          ...(parsed(part.id) as object[]),
        ] // lists alone
    return { id, head: new TextEncoder().encode(JSON.stringify(head)) }
  }
  const chunksOf = ({ id, parts }: Row) =>
    parts
      .filter(({ kind }) => kind === 'records')
      .map(({ object, count, id: part }, position) => ({
        ...{ contentId: id, position, object, recordCount: count, bytes: bytesOf(part) },
      }))
  const oldState = (state: object) => ({ ...state, design: undefined, changes })
  const journal = rows('journal').map(({ step, ...row }) => ({
    ...row,
    step:
      step.kind === 'replaceContent'
        ? { ...step, before: oldState(step.before), after: oldState(step.after) }
        : step,
  }))
  const headAt = new Map(rows('heads').map(({ scope, position }) => [scope, position]))
  const isUndivided = version < 3
  const tables: Record<string, readonly object[]> = {
    ...Object.fromEntries(
      ['orgs', 'diagnostics', 'sessions', 'settings'].map((name) => [name, rows(name)]),
    ),
    scenarios: rows('orgs').map(({ id }) => ({ orgId: id, changes })),
    ...(version === 1 ? {} : { pictures: [] }),
    ...(isUndivided
      ? {
          contents: rows('contents').map(headOf),
          chunks: rows('contents').flatMap(chunksOf),
          journal: journal.map(({ position, scope, label, step }) => ({
            ...{ position, scope, label, step, isUndone: position > (headAt.get(scope) ?? 0) },
          })),
        }
      : {
          ...{ contents: rows('contents'), parts: rows('parts'), journal },
          ...{ heads: rows('heads'), checkpoints: [] },
        }),
  }
  const keys: Record<string, string | string[]> = {
    ...{ orgs: 'id', contents: 'id', parts: 'id', heads: 'scope', settings: 'key' },
    ...{ journal: 'position', checkpoints: 'id', chunks: ['contentId', 'position'] },
  }
  /** Null where the program, which still runs, has opened its own again in between. */
  const opened = (): Promise<IDBDatabase | null> => {
    // Dexie counts in tens.
    const opening = indexedDB.open('tripod', version * 10)
    opening.onupgradeneeded = () => {
      const made = (name: string) => {
        const autoIncrement = name === 'journal' || name === 'checkpoints'
        return opening.result.createObjectStore(name, {
          keyPath: keys[name] ?? 'orgId',
          autoIncrement,
        })
      }
      for (const name of Object.keys(tables)) {
        const store = made(name)
        if (name === 'chunks') store.createIndex('contentId', 'contentId')
        if (name === 'checkpoints') store.createIndex('orgId', 'orgId')
        if (name !== 'journal') continue
        if (isUndivided) store.createIndex('scope', 'scope')
        else store.createIndex('[scope+position]', ['scope', 'position'])
      }
    }
    return new Promise((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => {
        if (opening.error?.name === 'VersionError') resolve(null)
        else reject(new Error(opening.error?.message))
      }
    })
  }
  let older: IDBDatabase | null = null
  while (older === null) {
    await done(indexedDB.deleteDatabase('tripod'))
    older = await opened()
  }
  const writing = older.transaction(Object.keys(tables), 'readwrite')
  for (const [name, its] of Object.entries(tables))
    for (const row of its) writing.objectStore(name).put(row)
  await new Promise((resolve) => (writing.oncomplete = resolve))
  older.close()
}

describe('a database of an older program', () => {
  let opened: OpenWindow
  const page = () => opened.page

  beforeAll(async () => {
    opened = await openWindow()
    page().setDefaultTimeout(30_000)
    await openSample(page(), 'El Toro')
    await openModelPage(page(), 'Roles')
    await tree(page()).focus()
    await page().keyboard.press('Home')
    await typeRole(page(), 'Insert', 'Bookkeeper')
    await page().getByRole('contentinfo').getByText('saved', { exact: true }).waitFor()
  })
  afterAll(() => opened.close())

  it.each([3, 2, 1])(
    'product 6 opens version %i with all that was in it, and undoes what it could undo',
    async (version) => {
      const before = await storedIn(page())
      await page().evaluate(rewriteAs, version)
      await page().reload()
      await page().getByRole('contentinfo').getByText('Scenario 1').waitFor()
      await page()
        .getByText(/^11 users · 3 objects · 8 records/)
        .waitFor()
      expect(await storedIn(page())).toEqual(before)
      await openModelPage(page(), 'Roles')
      await role(page(), 'Bookkeeper').waitFor()
      await page().keyboard.press('Control+z')
      await role(page(), 'Bookkeeper').waitFor({ state: 'detached' })
      await page().keyboard.press('Control+y')
      await role(page(), 'Bookkeeper').waitFor()
    },
  )

  it('product 6 leaves the database of a newer program alone, and says what to do', async () => {
    await page().evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open('tripod', 9990)
          request.onsuccess = () => {
            request.result.close()
            resolve()
          }
        }),
    )
    await page().reload()
    await page().getByText('These orgs were saved by a newer Tripod').waitFor()
    await page()
      .getByText(/Nothing was changed\. Start the newer version/)
      .waitFor()
  })
})
