import { Command, CommanderError } from 'commander'
import { addAccess } from './access'
import { addCompare } from './compare'
import { addDiff } from './diff'
import { BrokenPipe, Unusable, type Environment } from './environment'
import { addExplain } from './explain'
import { addFields } from './fields'
import { addGroups } from './groups'
import { addHeatmap } from './heatmap'
import { addImport } from './import'
import { addObjects } from './objects'
import { addLevers } from './levers'
import { addLogin } from './login'
import type { ExitStatus } from './question'
import { addTest } from './test'
import { addVerify } from './verify'
import { addWhatIf } from './whatif'
import { addWho } from './who'
import { addWish } from './wish'

/** Commands of the contract that this version does not have: named so that nobody takes silence for an answer. */
const missingCommands: readonly string[] = ['audit', 'gates', 'report']

const help = `
An org is a folder or zip of metadata with data exports, a single data file, or an org document (*.tripod.json).
Exit status: 0 done, 1 the question was answered with "no", 2 the input or the call is unusable.

Changes, for --change; names with spaces stand in double quotes:
  object:Account.sharingModel=Private             object:Invoice__c.hierarchyAccess=false
  sharingRule:Account.EMEA_to_Finance=off         sharingRule:Account.EMEA_to_Finance.accessLevel=Edit
  user:ana@acme.test.role=SalesEMEA               user:ana@acme.test.isActive=false
  permissionSet:Auditor+=user:ana@acme.test       group:Partners-=role:East
  profile:Standard.object:Account.edit=false      permissionSet:Auditor.field:Account.Rating.edit=true
  permissionSet:Auditor.system:ViewAllData=true   role:SalesEMEA.parent=Sales
  record:001000000000001AAA.owner=user:ana        record:001000000000001AAA.Rating=Hot

Whatever an org is made of is made, duplicated, renamed and deleted the same way, and each property set by its name:
  role+=SalesEMEA                                 role+=SalesEMEA like SalesUS
  role:SalesEMEA.name=SalesEurope                 role-=SalesEMEA
  object+=Invoice__c                              field+=Invoice__c.Total__c
  field:Invoice__c.Total__c.type=Currency         field:Invoice__c.Order__c.referenceTo=Order__c
  sharingRule+=Account.EMEA_to_Finance            sharingRule:Account.EMEA_to_Finance.sharedTo=role:Finance
  sharingRule:Account.Hot.criteria+=Rating equals Hot, Warm
  user+=eve@acme.test like ana@acme.test          record+=Account.Acme
  share+=001000000000001AAA/user:eve@acme.test    teamMember+=001000000000001AAA/eve@acme.test
  territory:Bavaria+=user:eve@acme.test           folder:Report.Sales+=role:East as Manage
  permissionSet:Auditor+=user:eve@acme.test until 2027-01-31T00:00:00Z
`

const commands = [
  addImport,
  addAccess,
  addObjects,
  addFields,
  addHeatmap,
  addLogin,
  addExplain,
  addCompare,
  addWho,
  addWhatIf,
  addLevers,
  addWish,
  addGroups,
  addTest,
  addVerify,
  addDiff,
]

/**
 * Runs one call of `tripod` and answers with its exit status.
 *
 * 0 done, 1 answered with "no", 2 the call or the input is unusable. What is no mistake of the caller is thrown.
 */
export async function runCommandLine(
  words: readonly string[],
  environment: Environment,
): Promise<0 | 1 | 2> {
  const [first] = words
  if (first !== undefined && missingCommands.includes(first)) {
    environment.writeError(
      `tripod: \`${first}\` is not available in this version; \`tripod --help\` lists what is\n`,
    )
    return 2
  }
  try {
    return await parsedCall(words, environment)
  } catch (error) {
    if (error instanceof BrokenPipe) return 0
    if (error instanceof Unusable) {
      environment.writeError(`tripod: ${error.message}\n`)
      return 2
    }
    // Commander has said what is wrong; only its status is ours. Help that was asked for is an answer.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    throw error
  }
}

async function parsedCall(words: readonly string[], environment: Environment): Promise<ExitStatus> {
  let status: ExitStatus = 0
  const done = (answer: ExitStatus) => {
    status = answer
  }
  let shown = ''
  const program = new Command('tripod')
    .description('who may do what to which object, field and record of an org, and why; offline')
    .addHelpText('after', help)
    .exitOverride()
    .showHelpAfterError('`--help` after the command lists what it takes')
    .configureOutput({
      writeOut: (text) => {
        shown += text
      },
      writeErr: environment.writeError,
    })
  for (const add of commands) add(program, environment, done)
  try {
    await program.parseAsync([...words], { from: 'user' })
  } finally {
    if (shown !== '') await environment.writeOut(shown)
  }
  return status
}
