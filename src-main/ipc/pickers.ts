import type { BrowserWindow, OpenDialogOptions } from 'electron'
import { dialog } from 'electron'

const filters = [
  { name: 'Orgs, metadata and data', extensions: ['json', 'zip', 'csv', 'xml'] },
  { name: 'All files', extensions: ['*'] },
]

const pick = async (window: BrowserWindow, options: OpenDialogOptions) =>
  (await dialog.showOpenDialog(window, options)).filePaths

/** Absolute paths of the files the user picked; none when the dialog was closed. */
export const pickFiles = (window: BrowserWindow): Promise<string[]> =>
  pick(window, { properties: ['openFile', 'multiSelections'], filters })

/** Absolute path of the folder the user picked; none when the dialog was closed. */
export const pickFolder = (window: BrowserWindow): Promise<string[]> =>
  pick(window, { properties: ['openDirectory'] })
