import type { FileFailure } from '@shared/protocol/file-failure'
import { fileStrings } from '../ui/strings-en-files'

/** What went wrong with a file or folder and what to do about it, in one sentence. */
export function fileFailureSentence({ reason, path, detail }: FileFailure): string {
  return fileStrings.failures[reason](path, detail)
}
