import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dialog } from 'electron'
import type { FileHandles } from './files/file-handles.ts'
import { giveFiles } from './files/give-files.ts'
import { showReadingWindow, windowOf } from './window.ts'
import { WORDS } from './words.ts'

/**
 * Brings a reading window to the front, and to it what the app was started with: addresses, and files counted from `cwd`. Answers
 * whether all files could be read; when not, the window says so, and nobody waits until that has been seen.
 */
export async function openGiven(
  words: readonly string[],
  cwd: string,
  handles: FileHandles,
): Promise<boolean> {
  const page = showReadingWindow()
  for (const url of words.filter(isWebAddress)) page.send('addressOpened', { url })
  const paths = words.filter((word) => !isWebAddress(word)).map((word) => pathOf(word, cwd))
  if (paths.length === 0) return true
  // What is given to a page before its document is there would go with the blank one.
  await new Promise<void>((listens) => page.whenReady(listens))
  const files = await giveFiles(handles, page, paths)
  if (files.ok) {
    page.send('filesOpened', { files: files.value })
    return true
  }
  const window = windowOf(page)
  const options = { type: 'warning', message: WORDS.dialog.notOpened, detail: files.error.message } as const
  void (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
  return false
}

const isWebAddress = (word: string) => /^https?:\/\//i.test(word)

/** Desktops hand over files as paths or as file addresses. */
function pathOf(word: string, cwd: string): string {
  const isLocalFile = /^file:\/\/\//i.test(word) && URL.canParse(word)
  if (!isLocalFile) return resolve(cwd, word)
  try {
    return fileURLToPath(word)
  } catch (error) {
    // An address can be well-formed and still name no file, as with a slash that is encoded.
    if (!(error instanceof TypeError || error instanceof URIError)) throw error
    return resolve(cwd, word)
  }
}
