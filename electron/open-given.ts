import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dialog } from 'electron'
import { readArticleFiles } from './files/opened-file.ts'
import { showReadingWindow, windowOf } from './window.ts'
import { WORDS } from './words.ts'

/** Brings a reading window to the front, and to it what the app was started with: addresses, and files counted from `cwd`. */
export async function openGiven(words: readonly string[], cwd: string): Promise<void> {
  const page = showReadingWindow()
  for (const url of words.filter(isWebAddress)) page.send('addressOpened', { url })
  const paths = words.filter((word) => !isWebAddress(word)).map((word) => pathOf(word, cwd))
  if (paths.length === 0) return
  const files = await readArticleFiles(paths)
  if (files.ok) return page.send('filesOpened', { files: files.value })
  const window = windowOf(page)
  const options = { type: 'warning', message: WORDS.dialog.notOpened, detail: files.error.message } as const
  await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
}

const isWebAddress = (word: string) => /^https?:\/\//i.test(word)

/** Desktops hand over files as paths or as file addresses. */
function pathOf(word: string, cwd: string): string {
  const isLocalFile = /^file:\/\/\//i.test(word) && URL.canParse(word)
  return isLocalFile ? fileURLToPath(word) : resolve(cwd, word)
}
