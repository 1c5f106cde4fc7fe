import type { CapturedMetadata } from '../../shared/article/article.ts'
import { urlKeyOf } from '../../shared/article/article-identity.ts'
import { countWords } from '../../shared/article/count-words.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { withAttached } from './attached-images.ts'
import type { CapturedArticle } from './captured-article.ts'
import type { WantedImage } from './collect-images.ts'
import { composeArticle } from './compose-article.ts'
import { sha256 } from './hash.ts'
import { languageOfText } from './metadata/language-of-text.ts'
import { directionOf } from './metadata/read-metadata.ts'
import { placeMarks } from './place-marks.ts'
import { PRESENT_MAKERS } from './present-makers.ts'
import type { CaptureBytes, ReadArticle } from './read-input.ts'
import { NO_MARKS } from './single-file-marks.ts'
import { keepSource } from './source-bytes.ts'
import type { StoredImages } from './store-images.ts'

/**
 * What was read from a page or a file, with its images, as storage takes it.
 * @param getImages answers with all those that did not come along, the missing with their reason
 */
export async function completeArticle(
  { article, decodedText, charset, mime, url, attached }: ReadArticle,
  source: CaptureBytes,
  getImages: (wanted: readonly WantedImage[]) => Promise<StoredImages>,
): Promise<Result<CapturedArticle, Failure<'no-article'>>> {
  const { html, text, images } = composeArticle(article.html)
  const { metadata } = article
  if (text.trim() === '' && images.length === 0)
    return fail('no-article', 'There is nothing to read on the page')
  const lead = images.find(({ url }) => url === metadata.leadImage) ?? {
    n: images.length,
    url: metadata.leadImage,
  }
  const wanted = lead.url === '' || lead.n < images.length ? images : [...images, lead]
  const stored = await withAttached(attached, wanted, getImages)
  const lang = metadata.lang || languageOfText(text)
  const captured: CapturedMetadata = {
    ...metadata,
    lang,
    dir: metadata.dir || directionOf(lang),
    title: metadata.title || source.name || firstWords(text),
    leadAsset: stored.versionAssets.find(({ n }) => n === lead.n)?.hash ?? '',
    url,
    wordCount: countWords(text),
  }
  return ok({
    captured,
    urlKey: urlKeyOf({
      canonicalUrl: captured.canonicalUrl,
      url,
      textHash: await sha256(decodedText),
    }),
    html,
    text,
    bodyHash: await sha256(html),
    source: await keepSource(source.bytes, mime, charset),
    isSelection: source.selection && mime === 'text/html',
    ...stored,
    ...PRESENT_MAKERS,
    tags: article.tags ?? [],
    savedAt: article.savedAt ?? 0,
    marks: placeMarks(article.marks ?? NO_MARKS, { html, text }),
  })
}

/** A title for what has none. */
const TITLE_LENGTH = 80

const firstWords = (text: string) => (text.trim().split('\n')[0] ?? '').slice(0, TITLE_LENGTH)
