import { type MhtmlPart, readMhtml } from '../../shared/import/read-mhtml.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { articleFromPage } from './article-from-page.ts'
import { ATTACHED } from './attached-address.ts'
import type { AttachedFiles } from './attached-images.ts'
import { decode } from './decode.ts'
import type { ExtractedArticle } from './extract-article.ts'

export interface FileArticle {
  readonly article: ExtractedArticle
  readonly decodedText: string
  readonly charset: string
  readonly attached: AttachedFiles
}

/** MHTML as an article: its page, and the images among its files, which pages name by address or by `cid:` (RFC 2557 §8). */
export function articleFromMhtml(
  bytes: Uint8Array,
  url: string,
): Result<FileArticle, Failure<'damaged' | 'undecodable' | 'empty' | 'no-article'>> {
  const file = readMhtml(bytes)
  if (!file.ok) return fail('damaged', file.error.message)
  const { page, parts, title, savedAt } = file.value
  const decoded = decode(page.bytes, page.contentType, true)
  if (!decoded.ok) return decoded
  const { text, charset } = decoded.value
  const cameFrom = url || file.value.url
  const found = articleFromPage(text, cameFrom, nameParts)
  if (!found.ok) return found
  const metadata =
    found.value.metadata.title === '' ? { ...found.value.metadata, title } : found.value.metadata
  const article = { ...found.value, metadata, url: cameFrom, savedAt: savedAt || (found.value.savedAt ?? 0) }
  return ok({ article, decodedText: text, charset, attached: attachedParts(parts, page) })
}

const CONTENT_ID = `${ATTACHED}cid/`

/** Images that are named by the id of a part get an address of their own. */
function nameParts(doc: Document): void {
  for (const image of doc.querySelectorAll('img[src^="cid:" i]')) {
    const id = (image.getAttribute('src') ?? '').slice('cid:'.length)
    image.setAttribute('src', CONTENT_ID + encodeURIComponent(unescaped(id)))
  }
}

function unescaped(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id // A percent sign that stands for itself.
  }
}

function attachedParts(parts: readonly MhtmlPart[], page: MhtmlPart): AttachedFiles {
  const byAddress = new Map<string, Uint8Array>()
  const folder = page.location.replace(/[^/\\]*$/, '')
  for (const { location, id, bytes } of parts) {
    if (id !== '') byAddress.set(CONTENT_ID + encodeURIComponent(id), bytes)
    // Word processors write addresses of files, and name them in the page from the page's folder.
    const beside = folder !== '' && location.startsWith(folder) ? location.slice(folder.length) : location
    for (const address of [location, ATTACHED + beside.replace(/^\.?[/\\]+/, '')])
      if (URL.canParse(address)) byAddress.set(new URL(address).href, bytes)
  }
  return async (address) => byAddress.get(address) ?? byAddress.get(address.replace(/#.*$/, '')) ?? null
}
