import type { CaptureInput } from '../../shared/article/capture-job.ts'
import { type SniffedType, sniffType } from '../../shared/import/sniff-type.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { articleFromMarkdown } from './article-from-markdown.ts'
import { articleFromMhtml } from './article-from-mhtml.ts'
import { articleFromPage } from './article-from-page.ts'
import { articleFromSelection } from './article-from-selection.ts'
import { articleFromText } from './article-from-text.ts'
import { type AttachedFiles, type Attachment, attachedBeside, NOTHING_ATTACHED } from './attached-images.ts'
import { isCompressedPage, openCompressedPage } from './compressed-page.ts'
import { decode } from './decode.ts'
import { articleFromEpub } from './epub/article-from-epub.ts'
import type { ExtractedArticle } from './extract-article.ts'
import { joinPages } from './join-pages.ts'
import { isPaged, PAGED_TYPE, readPages } from './paged-source.ts'
import { savedFrom } from './saved-from.ts'

/** Bytes of an article, wherever they came from. */
export interface CaptureBytes {
  readonly bytes: Uint8Array
  /** A Content-Type, or empty. */
  readonly contentType: string
  /** The file's name, or empty. */
  readonly name: string
  /** Where they came from, or what relative addresses count from; may be empty. */
  readonly url: string
  /** Pasted markup is taken whole. */
  readonly selection: boolean
  /** What came along with a file. */
  readonly attachments?: readonly Attachment[]
}

export interface ReadArticle {
  readonly article: ExtractedArticle
  readonly decodedText: string
  readonly charset: string
  readonly mime: string
  /** Where it came from, as far as that is known; may be empty. */
  readonly url: string
  readonly attached: AttachedFiles
}

type ReadFailure = Failure<
  | Refusal
  | 'unsupported-type'
  | 'undecodable'
  | 'no-article'
  | 'empty'
  | 'damaged'
  | 'protected'
  | 'too-large'
>

/** The bytes of a file or of pasted text. */
export function bytesOf(input: Exclude<CaptureInput, { kind: 'url' }>): CaptureBytes {
  if (input.kind === 'file') {
    const { bytes, mime, name, baseUrl, attachments = [] } = input
    return { bytes, contentType: mime, name, url: baseUrl, selection: false, attachments }
  }
  const markup = input.html.trim() !== ''
  return {
    bytes: new TextEncoder().encode(markup ? input.html : input.text),
    contentType: markup ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
    name: '',
    url: input.baseUrl,
    selection: true,
  }
}

/** Decodes bytes and makes an article of them; what cannot be read is refused with its reason. */
export async function readBytes(source: CaptureBytes): Promise<Result<ReadArticle, ReadFailure>> {
  if (source.bytes.length === 0) return fail('empty', 'There are no bytes')
  if (isPaged(source.contentType)) return readPaged(source)
  const type = sniffType({ bytes: source.bytes, name: source.name, mime: source.contentType })
  if (type === 'epub') return readBook(source)
  if (type === 'mhtml') return readMhtmlFile(source)
  if (type === 'html' && isCompressedPage(source.bytes)) return readCompressed(source)
  if (!isReadable(type)) return fail(refusalOf(type), `${type} ${source.contentType || source.name}`)
  const decoded = decode(source.bytes, source.contentType, type === 'html')
  if (!decoded.ok) return decoded
  const { text, charset } = decoded.value
  if (text.trim() === '') return fail('empty', 'There is no text')
  const url = source.url || (type === 'html' ? savedFrom(text) : '')
  const article = articleOf(type, text, { ...source, url })
  if (!article.ok) return article
  const cameFrom = url || (article.value.url ?? '')
  const attached = attachedBeside(source.attachments ?? [], article.value.base ?? cameFrom)
  return ok({ article: article.value, decodedText: text, charset, mime: MIME[type], url: cameFrom, attached })
}

async function readCompressed(source: CaptureBytes): Promise<Result<ReadArticle, ReadFailure>> {
  const page = await openCompressedPage(source.bytes)
  if (!page.ok) return page
  const { bytes, attachedTo } = page.value
  if (isCompressedPage(bytes)) return fail('damaged', 'The page in the file is a compressed one itself')
  const url = source.url || page.value.url
  const read = await readBytes({ ...source, bytes, url, contentType: 'text/html; charset=utf-8' })
  return read.ok ? ok({ ...read.value, attached: attachedTo(read.value.article.base ?? url) }) : read
}

function readPaged({ bytes, url }: CaptureBytes): Result<ReadArticle, ReadFailure> {
  const pages = readPages(bytes)
  if (!pages) return fail('undecodable', 'The pages of the article are not in the form they are kept in')
  const article = joinPages(pages)
  if (!article.ok) return article
  const decodedText = pages.map(({ html }) => html).join('\n')
  return ok({
    article: article.value,
    decodedText,
    charset: 'utf-8',
    mime: PAGED_TYPE,
    url,
    attached: NOTHING_ATTACHED,
  })
}

const MIME = { html: 'text/html', markdown: 'text/markdown', text: 'text/plain' } as const

type ReadableType = keyof typeof MIME

const isReadable = (type: SniffedType): type is ReadableType => type in MIME

const REFUSALS = {
  pdf: 'is-pdf',
  image: 'is-media',
  media: 'is-media',
  office: 'is-document',
  archive: 'is-archive',
  mail: 'is-mail',
} as const

type Refusal = (typeof REFUSALS)[keyof typeof REFUSALS]

const refusalOf = (type: Exclude<SniffedType, ReadableType | 'epub' | 'mhtml'>) =>
  type === 'unknown' ? 'unsupported-type' : REFUSALS[type]

function articleOf(
  type: ReadableType,
  text: string,
  { url, selection }: CaptureBytes,
): Result<ExtractedArticle, Failure<'empty' | 'no-article'>> {
  if (type === 'markdown') return ok(articleFromMarkdown(text, url))
  if (type === 'text') return ok(articleFromText(text))
  return selection ? ok(articleFromSelection(text, url)) : articleFromPage(text, url)
}

async function readBook({ bytes, url }: CaptureBytes): Promise<Result<ReadArticle, ReadFailure>> {
  const book = await articleFromEpub(bytes)
  if (!book.ok) return book
  const { article, attached } = book.value
  return ok({ article, decodedText: article.html, charset: '', mime: 'application/epub+zip', url, attached })
}

function readMhtmlFile({ bytes, url }: CaptureBytes): Result<ReadArticle, ReadFailure> {
  const file = articleFromMhtml(bytes, url)
  if (!file.ok) return file
  const { article } = file.value
  return ok({ ...file.value, mime: 'multipart/related', url: article.url ?? url })
}
