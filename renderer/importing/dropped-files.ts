import { namedFiles } from '../../shared/import/named-files.ts'
import {
  LARGEST_ARTICLE_FILE_BYTES,
  LARGEST_ATTACHMENT_BYTES,
  LARGEST_ATTACHMENTS_BYTES,
} from '../../shared/largest-file.ts'
import { fail, ok } from '../../shared/result.ts'
import { isImage, namesImages } from '../actions/read-given-file.ts'
import { tooLarge, type WaitingFile } from './waiting-file.ts'

/** A file of a drop, with the folders that it lies in below what was dropped: `page_files/a.png`. */
export interface DroppedFile {
  readonly path: string
  readonly file: Pick<File, 'name' | 'type' | 'size' | 'arrayBuffer'>
}

/** More files than this are a disk, not a drop. */
const MOST_FILES = 100_000

/** Folders in folders, deeper than anybody keeps articles. */
const DEEPEST = 32

/** What is an article by its name. In a folder everything else belongs to articles, or to other programs. */
const ARTICLE_NAME = /\.(?:html?|xhtml|xht|mht|mhtml|md|markdown|mdown|mkd|txt|text|epub)$/i

const IMAGE_NAME = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i

/** What names images that lie beside it. */
const NAMES_IMAGES = /\.(?:html?|xhtml|xht|md|markdown|mdown|mkd)$/i

/** The articles in a drop, folders included. To be called while the event is handled. */
export async function readDropped(transfer: DataTransfer): Promise<WaitingFile[]> {
  const roots = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile())
  const files: DroppedFile[] = []
  for (const root of roots) {
    if (root instanceof File) files.push({ path: root.name, file: root })
    else if (root) await walk(root, '', 0, files)
  }
  return articlesAmong(files)
}

async function walk(
  entry: FileSystemEntry,
  folder: string,
  depth: number,
  found: DroppedFile[],
): Promise<void> {
  const path = `${folder}${entry.name}`
  if (found.length >= MOST_FILES || depth > DEEPEST) return
  if (isFileEntry(entry)) {
    found.push({ path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) })
  } else if (isFolderEntry(entry)) {
    const reader = entry.createReader()
    // Entries come a hundred at a time, and none when all have come.
    for (let some = await readSome(reader); some.length > 0; some = await readSome(reader)) {
      // Side by side: thousands of files one after the other take their time.
      const below = await Promise.all(
        some.map(async (each) => {
          const files: DroppedFile[] = []
          await walk(each, `${path}/`, depth + 1, files)
          return files
        }),
      )
      found.push(...below.flat().slice(0, MOST_FILES - found.length))
    }
  }
}

const isFileEntry = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolderEntry = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const readSome = (reader: FileSystemDirectoryReader) =>
  new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))

/**
 * Parts what was dropped: what was dropped itself is to be saved, whatever it is; of folders only what is an article by its name, and
 * nothing of a folder that belongs to a saved page. Images that were dropped beside pages are theirs.
 */
export function articlesAmong(files: readonly DroppedFile[]): WaitingFile[] {
  const byPath = new Map(files.map((dropped) => [dropped.path, dropped]))
  const stems = files.filter(({ path }) => /\.(?:x?html?|xht)$/i.test(path)).map(({ path }) => stemOf(path))
  const hasPages = files.some(({ path }) => NAMES_IMAGES.test(path))
  const isOfPage = ({ path }: DroppedFile) =>
    stems.some((stem) => path.startsWith(stem) && /^[_.-][^/]*\//.test(path.slice(stem.length)))
  const isArticle = (dropped: DroppedFile) => {
    const isInFolder = dropped.path.includes('/')
    if (isInFolder)
      return ARTICLE_NAME.test(dropped.path) && !/(?:^|\/)\./.test(dropped.path) && !isOfPage(dropped)
    return !(hasPages && IMAGE_NAME.test(dropped.path))
  }
  return files.filter(isArticle).map((dropped) => waiting(dropped, byPath))
}

const stemOf = (path: string) => path.replace(/\.[^./]+$/, '')

function waiting({ path, file }: DroppedFile, all: ReadonlyMap<string, DroppedFile>): WaitingFile {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return {
    name: file.name,
    size: file.size,
    async read() {
      if (file.size > LARGEST_ARTICLE_FILE_BYTES) return tooLarge(file.size)
      try {
        const bytes = new Uint8Array(await file.arrayBuffer())
        const beside =
          all.size > 1 && namesImages({ name: file.name, mime: file.type, bytes }) ? namedFiles(bytes) : []
        const attachments: { path: string; bytes: Uint8Array }[] = []
        let room = LARGEST_ATTACHMENTS_BYTES
        for (const name of beside) {
          const attached = all.get(folder + name)?.file
          if (!attached || attached.size > Math.min(room, LARGEST_ATTACHMENT_BYTES)) continue
          const image = { path: name, bytes: new Uint8Array(await attached.arrayBuffer()) }
          if (!isImage(image)) continue
          room -= attached.size
          attachments.push(image)
        }
        return ok({ name: file.name, mime: file.type, bytes, attachments })
      } catch (error) {
        // Gone or not allowed since it was dropped; the browser tells no more.
        return fail('not-found', String(error))
      }
    },
  }
}
