import type { Command } from 'commander'
import { orgDocumentPieces } from '@shared/import/org-document/format-org-document'
import { orgDiagnostics } from '@shared/report/org-diagnostics'
import type { Environment } from './environment'
import { openOrg, sayDiagnostics, type OrgOptions } from './open-org'
import { writePieces, writeRows } from './output'
import { sayTimings, withInputOptions, type ExitStatus } from './question'

/** `import`: reads, checks, saves as an org document; prints the counts of every kind and every diagnostic. */
export function addImport(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withInputOptions(program.command('import'))
    .description('read, check and save as an org document; print counts and every diagnostic')
    .action(async (orgs: string[], { out, ...options }: OrgOptions) => {
      const startMs = environment.elapsedMs()
      const { imported, org, design } = await openOrg(orgs, options, environment, 'all')
      sayDiagnostics(orgDiagnostics(org), 'all', environment)
      const importMs = environment.elapsedMs() - startMs
      if (out !== undefined) await writePieces(orgDocumentPieces(org, design), { out }, environment)
      const rows = imported.report.map(({ type, count, read }) => [type, count, read])
      await writeRows({ columns: ['Type', 'Count', 'Read'], rows }, options, environment)
      if (options.timings === true)
        sayTimings(org, environment, { importMs, compileMs: 0, evaluateMs: 0 })
      done(0)
    })
}
