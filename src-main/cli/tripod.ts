#!/usr/bin/env node
import { processEnvironment } from './process-environment'
import { runCommandLine } from './program'

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), processEnvironment())
} catch (error) {
  // A defect must not end with 1, which is an answer.
  process.stderr.write(
    `tripod: a defect of this program, please report it\n${String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exitCode = 2
}
