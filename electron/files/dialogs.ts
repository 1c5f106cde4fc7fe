import { basename, extname } from 'node:path'
import { type BaseWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron'
import { WORDS } from '../words.ts'
import { checkExportName } from './export-name.ts'

const ARTICLES: FileFilter = {
  name: WORDS.dialog.articles,
  extensions: ['html', 'htm', 'xhtml', 'mht', 'mhtml', 'epub', 'txt', 'text', 'md', 'markdown'],
}
const MARKDOWN: FileFilter = { name: WORDS.dialog.markdown, extensions: ['md'] }
const ANNOTATIONS: FileFilter = { name: WORDS.dialog.annotations, extensions: ['jsonld', 'json'] }
const BACKUPS: FileFilter = { name: WORDS.dialog.backups, extensions: ['zip'] }
const ALL: FileFilter = { name: WORDS.dialog.allFiles, extensions: ['*'] }

/** Each answers with absolute paths, or with none when the person cancelled. */
export const askForArticles = (window: BaseWindow) =>
  choose(window, { properties: ['openFile', 'multiSelections'], filters: [ARTICLES, ALL] })

export const askForAnnotations = (window: BaseWindow) =>
  choose(window, { properties: ['openFile', 'multiSelections'], filters: [ANNOTATIONS, ALL] })

export const askForBackup = (window: BaseWindow) =>
  choose(window, { properties: ['openFile'], filters: [BACKUPS, ALL], buttonLabel: WORDS.dialog.restore })

export const askForExportFolder = (window: BaseWindow) =>
  choose(window, { properties: ['openDirectory', 'createDirectory'], buttonLabel: WORDS.dialog.chooseFolder })

/** A file of the kind that its suggested name says. */
export const askWhereToSave = (window: BaseWindow, suggestedName: string) =>
  askWhere(window, suggestedName, extname(suggestedName) === '.jsonld' ? ANNOTATIONS : MARKDOWN)

export const askWhereToBackUp = (window: BaseWindow, suggestedName: string) =>
  askWhere(window, suggestedName, BACKUPS)

async function choose(window: BaseWindow, options: OpenDialogOptions): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options)
  return canceled ? [] : filePaths
}

/** The suggestion only ever fills in a plain name; the folder is the dialog's. */
async function askWhere(window: BaseWindow, suggestedName: string, filter: FileFilter): Promise<string> {
  const suggested = checkExportName(basename(suggestedName))
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    ...(suggested.ok ? { defaultPath: suggested.value } : {}),
    buttonLabel: WORDS.dialog.save,
    filters: [filter, ALL],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  return canceled ? '' : filePath
}
