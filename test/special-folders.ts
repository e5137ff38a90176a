import { execFileSync } from 'node:child_process'
import { access, chmod, constants, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly path: string
  readonly end: () => Promise<void>
}

const isWritable = (path: string) =>
  writeFile(join(path, '.try'), '').then(
    () => true,
    () => false,
  )

/** A folder that nobody may write to, the system's administrator not either. */
export async function unwritableFolder(): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), 'tripod-unwritable-'))
  await chmod(path, 0o555)
  const end = () => rm(path, { recursive: true, force: true })
  if (!(await isWritable(path))) return { path, end }
  await rm(path, { recursive: true })
  // An administrator may write wherever bits forbid it, but not into what the kernel shows.
  const shown = '/sys/kernel'
  await access(shown, constants.R_OK)
  return { path: shown, end: () => Promise.resolve() }
}

/** A disk of so many kilobytes, where this machine lets one be made; null where it does not. */
export async function smallDisk(kilobytes: number): Promise<SmallDisk | null> {
  const path = await mkdtemp(join(tmpdir(), 'tripod-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path], {
      stdio: 'ignore',
    })
  } catch {
    await rm(path, { recursive: true })
    return null
  }
  return {
    path,
    end: async () => {
      execFileSync('umount', [path])
      await rm(path, { recursive: true })
    },
  }
}
