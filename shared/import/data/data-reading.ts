import type { Diagnostic } from '@shared/model/diagnostic'
import type { TableBuilder } from './table-builder'

/** What reading a data file needs from its caller. */
export interface DataReading {
  readonly diagnostics: Diagnostic[]
  /** The table that rows of this object go to; several files may fill one. */
  tableOf(object: string): TableBuilder
  /** Files with the same answer share the names of a tree export (`referenceId`). */
  scopeOf(path: string): string
  /** Told between pieces how far the file is read; throws `ImportCancelled` to stop. */
  onRead(path: string, readBytes: number): void
}

/** What became of a file. `unknown`: a data file, but of what could not be told (already a diagnostic); `other`: no data. */
export type ReadFile =
  | { readonly kind: 'read'; readonly object: string; readonly rowCount: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'other' }
