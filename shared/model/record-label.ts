const nameFields = ['Name', 'Subject', 'CaseNumber', 'Title', 'OrderNumber', 'ContractNumber']
const personFields = ['FirstName', 'LastName']

/**
 * What people call a record: its Name or the field that stands for one (a case's subject or number), else first and last
 * name, else its id. `cell` gives the value of a field; null for blank and for a field without column.
 */
export function recordLabel(cell: (field: string) => string | null, id: string): string {
  for (const field of nameFields) {
    const value = cell(field)
    if (value !== null && value !== '') return value
  }
  const parts = personFields.map((field) => cell(field) ?? '')
  return parts.join(' ').trim() || id
}
