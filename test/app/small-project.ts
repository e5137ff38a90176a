import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const xml = (root: string, body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}\n</${root}>\n`

const files: Readonly<Record<string, string>> = {
  'sfdx-project.json': '{ "packageDirectories": [{ "path": "force-app", "default": true }] }\n',
  'force-app/main/default/objects/Crate__c/Crate__c.object-meta.xml': xml(
    'CustomObject',
    '    <label>Crate</label>\n    <pluralLabel>Crates</pluralLabel>\n    <sharingModel>Private</sharingModel>',
  ),
  'force-app/main/default/objects/Crate__c/fields/Weight__c.field-meta.xml': xml(
    'CustomField',
    '    <fullName>Weight__c</fullName>\n    <label>Weight</label>\n    <type>Number</type>',
  ),
  'force-app/main/default/roles/Harbour.role-meta.xml': xml(
    'Role',
    '    <name>Harbour</name>\n    <caseAccessLevel>None</caseAccessLevel>\n    <contactAccessLevel>None</contactAccessLevel>\n    <opportunityAccessLevel>None</opportunityAccessLevel>\n    <mayForecastManagerShare>false</mayForecastManagerShare>',
  ),
  'force-app/main/default/roles/Quay.role-meta.xml': xml(
    'Role',
    '    <name>Quay</name>\n    <parentRole>Harbour</parentRole>\n    <caseAccessLevel>None</caseAccessLevel>\n    <contactAccessLevel>None</contactAccessLevel>\n    <opportunityAccessLevel>None</opportunityAccessLevel>\n    <mayForecastManagerShare>false</mayForecastManagerShare>',
  ),
  'force-app/main/default/profiles/Porter.profile-meta.xml': xml(
    'Profile',
    '    <custom>true</custom>\n    <userLicense>Salesforce</userLicense>\n    <objectPermissions>\n        <allowCreate>true</allowCreate>\n        <allowDelete>false</allowDelete>\n        <allowEdit>true</allowEdit>\n        <allowRead>true</allowRead>\n        <modifyAllRecords>false</modifyAllRecords>\n        <object>Crate__c</object>\n        <viewAllRecords>false</viewAllRecords>\n    </objectPermissions>',
  ),
  'force-app/main/default/sharingRules/Crate__c.sharingRules-meta.xml': xml(
    'SharingRules',
    '    <sharingOwnerRules>\n        <fullName>Quay_to_nobody</fullName>\n        <accessLevel>Read</accessLevel>\n        <label>Quay to nobody</label>\n        <sharedTo>\n            <role>Lighthouse</role>\n        </sharedTo>\n        <sharedFrom>\n            <role>Quay</role>\n        </sharedFrom>\n    </sharingOwnerRules>',
  ),
}

/** A small project in source format, on disk; one of its rules names a role that nobody declares. */
export async function smallProject(name: string): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'tripod-project-')), name)
  for (const [path, text] of Object.entries(files)) {
    const at = join(folder, path)
    await mkdir(dirname(at), { recursive: true })
    await writeFile(at, text)
  }
  return folder
}
