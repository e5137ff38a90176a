import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { readSettings, writeSetting } from '../storage/settings'
import { useStorage } from './storage'

export const themes = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]
export const textScales = [0.9, 1, 1.15, 1.3, 1.5] as const

export interface Settings {
  readonly theme: Theme
  readonly textScale: number
  /** Whether things are called by their label or by their API name. */
  readonly names: 'label' | 'api'
  /** The org that was open last, opened again at the next start; null: the library. */
  readonly lastOrg: string | null
  readonly workbench: WorkbenchLayout
}

/** Sizes in rem, so that they follow the text size. */
export interface WorkbenchLayout {
  readonly whyWidth: number
  readonly bottomHeight: number
  readonly isWhyOpen: boolean
  readonly isBottomOpen: boolean
}

export const defaultSettings: Settings = {
  theme: 'system',
  textScale: 1,
  names: 'label',
  lastOrg: null,
  workbench: { whyWidth: 27, bottomHeight: 17, isWhyOpen: true, isBottomOpen: true },
}

/** The settings of the window, the same for every org. */
export const useSettings = defineStore('settings', () => {
  const storage = useStorage()
  const settings = shallowRef<Settings>(defaultSettings)

  async function load(): Promise<void> {
    settings.value = parseSettings(await storage.read(readSettings))
  }

  function set<Key extends keyof Settings>(key: Key, value: Settings[Key]): Promise<boolean> {
    settings.value = { ...settings.value, [key]: value }
    return storage.write((database) => writeSetting(database, key, value))
  }

  return { settings: shallowReadonly(settings), load, set }
})

/** What is not understood, of a newer program or damaged, falls back to its default. */
export function parseSettings(stored: Readonly<Record<string, unknown>>): Settings {
  const { theme, textScale, names, lastOrg, workbench } = stored
  return {
    theme: themes.find((one) => one === theme) ?? defaultSettings.theme,
    textScale: textScales.find((one) => one === textScale) ?? defaultSettings.textScale,
    names: names === 'api' ? 'api' : 'label',
    lastOrg: typeof lastOrg === 'string' ? lastOrg : null,
    workbench: parseLayout(workbench),
  }
}

function parseLayout(stored: unknown): WorkbenchLayout {
  const initial = defaultSettings.workbench
  if (typeof stored !== 'object' || stored === null) return initial
  const read: Partial<Record<keyof WorkbenchLayout, unknown>> = stored
  const size = (value: unknown, fallback: number) =>
    typeof value === 'number' && value >= 8 && value <= 200 ? value : fallback
  return {
    whyWidth: size(read.whyWidth, initial.whyWidth),
    bottomHeight: size(read.bottomHeight, initial.bottomHeight),
    isWhyOpen: read.isWhyOpen !== false,
    isBottomOpen: read.isBottomOpen !== false,
  }
}
