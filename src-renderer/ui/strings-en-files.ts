// Every word about files of orgs and about backups. A second language is a second file of the same shape.

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
} as const
