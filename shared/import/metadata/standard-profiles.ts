/** File names of standard profiles that differ from what people read. Source: import-formats 3.4. */
const labels: ReadonlyMap<string, string> = new Map([
  ['admin', 'System Administrator'],
  ['standard', 'Standard User'],
  ['solutionmanager', 'Solution Manager'],
  ['marketingprofile', 'Marketing User'],
  ['contractmanager', 'Contract Manager'],
  ['readonly', 'Read Only'],
  ['standardaul', 'Standard Platform User'],
  ['platformportal', 'Authenticated Website'],
  ['highvolumeportal', 'High Volume Customer Portal'],
  ['minimumaccess', 'Minimum Access - Salesforce'],
])

export function standardProfileLabel(fileName: string): string {
  return labels.get(fileName.toLowerCase()) ?? fileName
}
