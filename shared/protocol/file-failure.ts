/**
 * Why a file or folder could not be read or written, in the words of a cure; `detail` is what the system says.
 *
 * `readOnly`: it may not be written there. `full`: no space is left. `missing`: the file, its folder or its drive is
 * gone. `busy`: another program holds it. `badName`: the system does not take the name. `other`: see `detail`.
 */
export interface FileFailure {
  readonly reason: 'readOnly' | 'full' | 'missing' | 'busy' | 'badName' | 'other'
  readonly detail: string
  /** The file or folder that it is about. */
  readonly path: string
}
