import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

// The system deletes a damaged database before anybody hears of it. Its files are therefore given a second name at each
// start, which costs no space, and keep their content when the first name goes.

const folderOf = (userData: string) => join(userData, 'Database at the last start')

/** Gives every file of the database a second name; to be called before the page opens it. */
export function holdDatabase(userData: string): void {
  const held = folderOf(userData)
  rmSync(held, { recursive: true, force: true })
  const folder = join(userData, 'IndexedDB')
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const place = join(held, entry.parentPath.slice(folder.length))
    mkdirSync(place, { recursive: true })
    try {
      linkSync(join(entry.parentPath, entry.name), join(place, entry.name))
    } catch {
      // A file system without second names: the backups are what is left then.
      rmSync(held, { recursive: true, force: true })
      return
    }
  }
}

/** Sets what was held at the start aside for good, under a name that says when; null when nothing was held. */
export function setDatabaseAside(userData: string, now: Date): string | null {
  const held = folderOf(userData)
  if (!existsSync(held)) return null
  const moment = now.toISOString().slice(0, 19).replace(/:/g, '-').replace('T', ' ')
  const aside = join(userData, `Damaged database ${moment}`)
  renameSync(held, aside)
  return aside
}
