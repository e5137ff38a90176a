import { app } from 'electron'

export const writeFileAtomically = app
