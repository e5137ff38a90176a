export type Severity = 'error' | 'warning' | 'note'

/** Something about the input that its owner should know. Printed as `<severity> <file>:<line> <code> <message>`. */
export interface Diagnostic {
  readonly severity: Severity
  /** Kebab-case, stable: `unknown-role`. */
  readonly code: string
  /** Path inside the import, with `/`; empty for the import as a whole. */
  readonly file: string
  /** From 1; null when no line is known. */
  readonly line: number | null
  /** One line, lower case, no full stop; what is wrong, then what to do. */
  readonly message: string
}
