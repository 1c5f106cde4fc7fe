import type { CaptureInput } from '../../shared/article/capture-job.ts'
import { FEW_WORDS, mayLackArticle } from '../../shared/article/judge-thin.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { CaptureTools } from './capture-tools.ts'
import type { CapturedArticle, CaptureFailure } from './captured-article.ts'
import { completeArticle } from './complete-article.ts'
import { type GotPage, wordsOf } from './follow-pages.ts'
import { getPage } from './get-page.ts'
import { factsWithoutScripts } from './page-facts-without-scripts.ts'
import { bytesOf, readBytes } from './read-input.ts'
import { storeImages } from './store-images.ts'

/**
 * Gets an article in: fetches or takes the bytes, decodes, extracts, sanitizes and downloads the images. Nothing is stored; the
 * answer is everything that storage needs for one transaction. An image that cannot be had does not fail the article. An aborted
 * signal ends it with `cancelled`.
 */
export async function captureArticle(
  input: CaptureInput,
  tools: CaptureTools,
): Promise<Result<CapturedArticle, CaptureFailure>> {
  const got = input.kind === 'url' ? await getPage(input, tools) : await readGiven(input, tools)
  if (!got.ok) return got
  const { source, read, cutAfter } = got.value
  if (tools.signal.aborted) return fail('cancelled', 'Cancelled before its images')
  await tools.whenAtRest()
  const completed = await completeArticle(read, source, (wanted) =>
    storeImages(wanted, {
      bridge: tools.bridge,
      signal: tools.signal,
      allowPrivate: input.allowPrivate,
      referrer: source.url,
      onProgress: (done, total) => tools.onProgress({ stage: 'images', done, total }),
    }),
  )
  if (tools.signal.aborted) return fail('cancelled', 'Cancelled among its images')
  if (!completed.ok) return completed
  return ok({
    ...completed.value,
    ...(cutAfter === undefined ? {} : { cutAfter }),
    ...(isThin(got.value) ? { isThin: true } : {}),
  })
}

/** Only of pages of the web: nobody can sign in to a file. */
function isThin({ source, read }: GotPage): boolean {
  const words = wordsOf(read)
  if (words >= FEW_WORDS || read.mime !== 'text/html' || source.url === '' || source.selection) return false
  return mayLackArticle(factsWithoutScripts(read.decodedText, words))
}

/** What came as a file or as text. */
async function readGiven(
  input: Exclude<CaptureInput, { kind: 'url' }>,
  tools: CaptureTools,
): Promise<Result<GotPage, CaptureFailure>> {
  tools.onProgress({ stage: 'extracting' })
  await tools.whenAtRest()
  const source = bytesOf(input)
  const read = await readBytes(source)
  return read.ok ? ok({ source, read: read.value }) : read
}
