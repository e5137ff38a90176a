import { shallowReadonly, shallowRef } from 'vue'
import type { ItemKind, ItemRow } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'

/** Names shown at once; more typing finds the others. */
const shownCount = 60

/** A thing that may be named, of one of several kinds. */
export interface NamedItem extends ItemRow {
  readonly kind: ItemKind
}

let lastLane = 0

/** A search of its own among things of some kinds, for a control that names one of them. */
export function modelNames() {
  const lane = `names ${String(++lastLane)}`
  const found = shallowRef<readonly NamedItem[]>([])
  const total = shallowRef(0)

  async function find(kinds: readonly ItemKind[], filter: string): Promise<void> {
    const answers = await Promise.all(
      kinds.map((kind) =>
        engine.call(
          'listItems',
          { kind, filter, within: null, offset: 0, limit: shownCount },
          { lane: `${lane} ${kind}` },
        ),
      ),
    )
    if (answers.some(({ kind }) => kind === 'superseded')) return
    const pages = answers.map((one) => (one.kind === 'done' ? one.answer : { rows: [], total: 0 }))
    total.value = pages.reduce((sum, page) => sum + page.total, 0)
    found.value = pages
      .flatMap(({ rows }, index) => {
        const kind = kinds[index]
        return kind === undefined ? [] : rows.map((row) => ({ ...row, kind }))
      })
      .slice(0, shownCount)
  }

  return { found: shallowReadonly(found), total: shallowReadonly(total), find }
}
