import { type Failure, fail, ok, type Result } from '../../../shared/result.ts'
import { BadZipError } from '../../storage/zip-reader.ts'
import { parseInert, parseInertXml } from '../../trusted.ts'
import { ATTACHED } from '../attached-address.ts'
import type { AttachedFiles } from '../attached-images.ts'
import { disarmPage } from '../disarm-page.ts'
import type { ExtractedArticle } from '../extract-article.ts'
import { NO_METADATA } from '../metadata/no-metadata.ts'
import { ZippedFiles } from '../zipped-files.ts'
import { readContents } from './contents.ts'
import { type ChapterPlaces, fitChapter } from './fit-chapter.ts'
import { isProtected, type Package, readPackage, rootFileOf } from './package.ts'

type BookFailure = Failure<'damaged' | 'protected' | 'too-large' | 'empty'>

export interface Book {
  readonly article: ExtractedArticle
  readonly attached: AttachedFiles
}

/** Of all chapters together, in UTF-16 units of their markup: five times the longest novels. */
const LONGEST_BOOK = 32 * 1024 * 1024

/** Of all images together, in bytes. */
const LARGEST_IMAGES = 150 * 1024 * 1024

/**
 * A book (EPUB 2 or 3, https://www.w3.org/TR/epub-33/) as one article: its chapters in their order, each a section; links between them
 * lead to the sections. Images are unpacked when they are asked for.
 */
export async function articleFromEpub(bytes: Uint8Array): Promise<Result<Book, BookFailure>> {
  try {
    const files = await ZippedFiles.open(bytes)
    const container = await files.readText('META-INF/container.xml')
    const rootFile = container === null ? '' : rootFileOf(parseInertXml(container))
    const opf = rootFile === '' ? null : await files.readText(rootFile)
    if (opf === null) return fail('damaged', 'The file does not say what its chapters are')
    const encryption = await files.readText('META-INF/encryption.xml')
    const book = readPackage(parseInertXml(opf), rootFile)
    if (encryption !== null && isProtected(parseInertXml(encryption), book))
      return fail('protected', 'Its chapters are encrypted')
    if (book.spine.length === 0) return fail('damaged', 'The file names no chapters')
    return await compose(files, book)
  } catch (error) {
    if (error instanceof BadZipError) return fail('damaged', error.message)
    throw error
  }
}

async function compose(files: ZippedFiles, book: Package): Promise<Result<Book, BookFailure>> {
  const contents = await readContents(files, book)
  const chapters = book.spine.filter((path) => path !== book.navigation)
  const places: ChapterPlaces = new Map(chapters.map((path, index) => [path, `chapter-${index + 1}`]))
  const doc = parseInert('')
  let length = 0
  const missing: string[] = []
  for (const path of chapters) {
    const markup = await files.readText(path)
    if (markup === null) {
      missing.push(path)
      continue
    }
    length += markup.length
    if (length > LONGEST_BOOK) return fail('too-large', `Over ${LONGEST_BOOK} characters`)
    const section = fitChapter(parseChapter(markup), { path, places, title: contents.get(path) ?? '', doc })
    if ((section.textContent ?? '').trim() !== '' || section.querySelector('img')) doc.body.append(section)
  }
  if (missing.length > 0) return fail('damaged', `A chapter is missing: ${missing[0]}`)
  if (doc.body.childElementCount === 0) return fail('empty', 'Its chapters are empty')
  disarmPage(doc)
  const cover = book.cover === '' ? '' : addressOf(book.cover)
  const metadata = { ...NO_METADATA, ...book.metadata, leadImage: cover }
  return ok({ article: { metadata, html: doc.body.innerHTML, base: ATTACHED }, attached: imagesOf(files) })
}

/** XHTML as it should be; where it is none, as browsers read it. */
function parseChapter(markup: string): Document {
  const xml = parseInertXml(markup, 'application/xhtml+xml')
  return xml.querySelector('parsererror') || !xml.querySelector('body') ? parseInert(markup) : xml
}

const addressOf = (path: string) => new URL(path.split('/').map(encodeURIComponent).join('/'), ATTACHED).href

function imagesOf(files: ZippedFiles): AttachedFiles {
  let room = LARGEST_IMAGES
  return async (address) => {
    if (!address.startsWith(ATTACHED)) return null
    const path = decodeURIComponent(address.slice(ATTACHED.length))
    if (files.sizeOf(path) > room) return null
    try {
      const bytes = await files.read(path)
      room -= bytes?.length ?? 0
      return bytes
    } catch (error) {
      // A book with one damaged picture is still the book.
      if (error instanceof BadZipError) return null
      throw error
    }
  }
}
