import { placeOf, type DataTable } from '../data/data-table'
import { truthOf } from '../truth'
import { reportCounted, type Findings } from './findings'

/** Columns that are read as true or false, in any table that has them. Source: import-formats 5.3. */
const flagColumn = new RegExp(
  '^(?:(?:user)?permissions(?!et)\\w+|(?:parent\\.|permissionset\\.)?isownedbyprofile' +
    '|is(?:active|customsetting|deleted|frozen|passwordlocked|portalsuperuser|readonly|revoked)' +
    '|doesincludebosses|grantaccessusinghierarchies|hasactivationrequired' +
    '|options(?:allowadminapprovedusersonly|guestfileaccessenabled|hassessionlevelpolicy))$',
)

/** Tells of texts in such columns that say neither; they count as not stated. Source: import-formats 6. */
export function reportOddFlags(tables: ReadonlyMap<string, DataTable>, findings: Findings): void {
  for (const table of tables.values())
    for (const [key, column] of table.columns) {
      if (!flagColumn.test(key)) continue
      for (const [row, value] of column.values.entries()) {
        if (value === null || value.trim() === '' || truthOf(value) !== null) continue
        const message = `\`${column.name}\` of \`${table.object}\` holds \`${value}\`, neither true nor false; taken as not stated, write true or false`
        reportCounted(findings, 'warning', 'bad-boolean', placeOf(table, row), message)
      }
    }
}
