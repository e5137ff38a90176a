import { defineStore } from 'pinia'
import type { HeatMapAxes, HeatMapQuery, HeatMapValues } from '@shared/protocol/engine'
import { readPicture, writePicture } from '../storage/pictures'
import { engineName } from '../worker/engine-client'
import { useOrg } from './org'
import { useStorage } from './storage'

type Question = Pick<HeatMapQuery, 'rows' | 'openedObjects' | 'changes' | 'beside'>

interface Picture {
  readonly axes: HeatMapAxes
  readonly values: HeatMapValues
  readonly base: HeatMapValues | null
}

/** Pictures of more cells are quick to compute beside what it costs to write them. */
const keptCells = 200_000

/** Written when nothing newer has come for this long. */
const settleMs = 1_000

/** The heat-map of the last time, so that the window shows it while the engine still reads the org. */
export const useKeptPicture = defineStore('kept-picture', () => {
  const org = useOrg()
  const storage = useStorage()
  let timer: ReturnType<typeof setTimeout> | undefined

  function questionText({ rows, openedObjects, changes, beside = [] }: Question): string | null {
    const contentId = org.row?.contentId
    if (contentId === undefined || engineName === null) return null
    return JSON.stringify([
      engineName,
      contentId,
      org.isSessionActive,
      rows,
      openedObjects,
      changes,
      ...(beside.length === 0 ? [] : [beside]),
    ])
  }

  /** The picture that answers the question for the open org, or null. */
  async function recall(asked: Question): Promise<Picture | null> {
    const { id } = org
    const question = questionText(asked)
    if (id === null || question === null) return null
    const now = new Date().toISOString()
    const row = await storage.read((database) => readPicture(database, id, question, now))
    if (row === null) return null
    const axes = JSON.parse(row.axes) as HeatMapAxes // written by `keep`, of the same program
    return { axes, values: row.values, base: row.base }
  }

  function keep(asked: Question, { axes, values, base }: Picture, holdsUntil: string | null): void {
    const { id } = org
    const question = questionText(asked)
    clearTimeout(timer)
    if (id === null || question === null || values.levels.length > keptCells) return
    timer = setTimeout(() => {
      const row = { orgId: id, question, holdsUntil, axes: JSON.stringify(axes), values, base }
      void storage.write((database) => writePicture(database, row))
    }, settleMs)
  }

  return { recall, keep }
})
