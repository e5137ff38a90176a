// Every word of the way from an empty org to a whole one. A second language is a second file of the same shape.

import { number } from './english'

export const startStrings = {
  title: 'Build the org',
  text: 'In this order nothing has to wait for something else. The heat-map follows every step.',
  name: 'Name of the org',
  about: {
    object: 'Objects: what is to be protected',
    defaults: 'Defaults: what everybody may see of them',
    role: 'Roles: who inherits from whom',
    profile: 'Profiles: what each kind of user may do',
    user: 'Users: the people, or a few of each kind',
    permissions: 'Permissions: object by object, field by field',
    sharingRule: 'Sharing: who else sees what the defaults close',
    record: 'Records: some to try it on; without any, record classes stand for them',
  },
  spreadsheet: 'Have a spreadsheet of roles, users, fields or records?',
  open: (step: string) => `Go to ${step}`,
  done: (value: number) => `${number.format(value)} so far`,
  heatMap: 'Show the heat-map',
} as const
