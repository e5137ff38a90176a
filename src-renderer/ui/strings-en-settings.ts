// Every word of the settings, of the window and of the org. A second language is a second file of the same shape.

import { number } from './english'

export const settingStrings = {
  title: 'Settings',
  ofOrg: (name: string) => `Settings of ${name}`,
  appearance: 'Appearance',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  textSize: 'Text size',
  names: 'Names',
  namesHint: 'How objects, fields, profiles and sets are called everywhere.',
  label: 'Labels',
  api: 'API names',
  keys: 'Keys',
  keysHint: 'Every command is in the palette as well.',
  readings: 'Readings in force',
  readingsHint:
    'Where the platform’s documents leave an answer open, the engine follows one reading. Another one is made part of the org and can be undone.',
  sharing: 'As in Setup',
  sharingHint: 'To try one beside the org, add setting:… to the what-if list instead.',
  session: 'Session',
  sessionHint: (sets: readonly string[]) =>
    `Some permission sets count only in a session that activated them: ${sets.join(', ')}. Switched on, everybody has activated what they were given.`,
  sessionActive: 'Session-based sets activated',
  notInUse: (value: number) =>
    `${number.format(value)} ${value === 1 ? 'setting decides' : 'settings decide'} nothing in this org`,
  notStated: 'not stated',
  openForSettings: 'Open an org to see the settings and readings that its answers rest on.',
  assumed: 'Assumed',
  assumedHint:
    'No file said this, so the platform’s default is taken, and answers that rest on it are marked. Set it for good when you know it is so.',
  assumedNone: 'Nothing is assumed about the objects of this org.',
  state: 'Set for good',
  stateThis: (what: string) => `Set for good: ${what}`,
  stateAll: (value: number) => `Set all ${number.format(value)} for good`,
  stated: (value: number) =>
    `${number.format(value)} ${value === 1 ? 'assumption' : 'assumptions'} set for good`,
  changed: (label: string, value: string) => `${label}: ${value}`,
  more: (value: number) => `and ${number.format(value)} more`,
  storage: 'Storage',
  megabytes: (value: number) => `${number.format(Math.round(value * 10) / 10)} MB`,
  storageText: (used: string) =>
    `${used} used on this computer. Deleted orgs are kept for 30 days.`,
} as const
