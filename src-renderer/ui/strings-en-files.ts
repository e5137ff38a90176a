// Every word about files of orgs and about backups. A second language is a second file of the same shape.

import { count, number } from './english'

export const fileStrings = {
  /** What went wrong with a file or folder, and what to do about it. */
  failures: {
    readOnly: (path: string) => `\`${path}\` may not be written there; choose another folder`,
    full: (path: string) => `no space is left for \`${path}\`; make room or choose another drive`,
    missing: (path: string) =>
      `\`${path}\` is not there any more; bring its drive or folder back, or choose another place`,
    busy: (path: string) =>
      `\`${path}\` is in use by another program; close it there and try again`,
    badName: (path: string) => `the system does not take the name \`${path}\`; choose another`,
    other: (path: string, detail: string) => `\`${path}\`: ${detail}`,
  },

  commands: {
    save: 'Save to the file of the org',
    saveAs: 'Save as a file …',
    recent: 'Show recent files',
  },

  orgFile: {
    saved: (name: string) => `Saved to \`${name}\``,
    downloaded: (name: string) =>
      `\`${name}\` is in your folder of downloads; the desktop program saves to one file again and again`,
    notSaved: (message: string) => `Not saved: ${message}`,
    saveAs: 'Save as …',
    states: {
      saved: 'saved',
      behind: 'not in the file yet',
      changed: 'changed by another program',
      missing: 'file is gone',
    },
    about: {
      saved: (path: string) => `${path} is as the org is now`,
      behind: (path: string) =>
        `${path} does not have the last edits yet; click to save them there`,
      changed: (path: string) =>
        `${path} was changed by another program since it was opened; saving asks first`,
      missing: (path: string) => `${path} is not there any more; saving writes it anew`,
    },
    /** Of the window itself. */
    title: (org: string, file: string, isBehind: boolean) =>
      `${isBehind ? '● ' : ''}${[org, file].filter((part) => part !== '').join(' — ')}`,
    openedEarlier: (name: string) =>
      `\`${name}\` was opened before: this is its org, with edits that are not in the file yet`,
    takenOver: (name: string) => `\`${name}\` was changed outside: its new content was taken over`,
    takeOver: (name: string) => `take over the new content of ${name}`,
    keptBoth: (name: string) =>
      `\`${name}\` was changed outside, and its org here too: both are kept, the file as a new org`,
  },

  question: {
    title: (name: string) => `${name} was changed by another program`,
    text: (path: string) =>
      `Since it was opened here, somebody else wrote to ${path}. Nothing was saved yet.`,
    beside: 'Keep both',
    besideHint:
      'Saves the org beside it under the next free name; the org belongs to that file then.',
    overwrite: 'Replace the file',
    overwriteHint: 'What the other program wrote is lost.',
    cancelHint: 'The org stays as it is in the library.',
  },

  recent: {
    title: 'Recent files',
    empty: 'Files that you open or save are listed here.',
    browser:
      'In a browser, orgs are saved as downloads; the desktop program lists recent files here.',
    columns: { file: 'File', folder: 'Folder', opened: 'Opened or saved' },
    open: (name: string) => `Open file ${name}`,
    missing: 'not there',
    missingTitle: 'It was deleted or moved, or its drive is away',
    forget: (name: string) => `Take ${name} out of the list`,
    failed: (message: string) => `Not opened: ${message}`,
  },

  restore: {
    title: 'Backups',
    lead: 'Every org is backed up as it changes. Look at a backup before you restore it.',
    none: 'No backup yet: the first is made soon after an org was changed.',
    list: 'Backups by org',
    orgGone: 'no longer in the library',
    backups: (value: number) => count(value, 'backup'),
    look: 'Look at the backup of',
    more: (value: number) => `Show ${number.format(value)} older`,
    settings: 'Backup folder …',
    choose: 'Choose a backup to see what is in it and what differs from the org as it is now.',
    reading: 'Reading the backup …',
    damaged: (message: string) => `This backup cannot be read: ${message}`,
    failed: (message: string) => `Not restored: ${message}`,
    counts: (users: number, objects: number, records: number) =>
      [count(users, 'user'), count(objects, 'object'), count(records, 'record')].join(' · '),
    same: 'It says the same as the org now.',
    differs: 'What restoring changes',
    settingsDiffer: (value: number) =>
      `${count(value, 'setting')} ${value === 1 ? 'differs' : 'differ'}`,
    added: 'only in the backup',
    removed: 'only in the org now',
    records: (added: number, removed: number, changed: number) =>
      [
        added > 0 ? `${count(added, 'record')} come back` : '',
        removed > 0 ? `${number.format(removed)} go` : '',
        changed > 0 ? `${number.format(changed)} change` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    shares: 'Shares',
    nothing: 'nothing',
    moreSettings: (value: number) => `and ${number.format(value)} more`,
    over: (name: string) => `Restore over ${name}`,
    overHint: 'One edit; undo takes it back.',
    asNew: 'Restore as a new org',
    label: (when: string) => `restore the backup of ${when}`,
    restored: (name: string) => `${name} is as it was in the backup`,
    close: 'Close the preview',
  },

  backups: {
    title: 'Backups',
    hint: 'Every org is backed up into this folder as it changes: each change of the last hour, then the last of each hour, day and month. Restore them in the library.',
    folder: 'Backup folder',
    show: 'Show folder',
    choose: 'Choose another …',
    reset: 'Use the program’s own',
    failed: (message: string) => `No backup could be made: ${message}`,
    note: 'no backup',
    noteTitle: (message: string) => `${message.replaceAll('`', '')}. It is tried again.`,
    browser: 'Backups on disk need the desktop program; in a browser, save orgs to files instead.',
  },

  bytes: (value: number) =>
    value < 1_000_000
      ? `${number.format(Math.max(1, Math.round(value / 1000)))} KB`
      : `${number.format(Math.round(value / 100_000) / 10)} MB`,
} as const
