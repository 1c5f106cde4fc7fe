import type { CaptureErrorKind, CaptureInput } from '../../shared/article/capture-job.ts'
import { isRicher, judgeThin } from '../../shared/article/judge-thin.ts'
import type { BridgeErrorKind } from '../../shared/bridge.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { parseInert } from '../trusted.ts'
import type { CaptureTools } from './capture-tools.ts'
import type { CaptureFailure } from './captured-article.ts'
import { factsWithoutScripts } from './page-facts-without-scripts.ts'
import { countWords } from './read-blocks.ts'
import { type CaptureBytes, type ReadArticle, readBytes } from './read-input.ts'

/** A page as it came, and the article that was found in it. */
export interface GotPage {
  readonly source: CaptureBytes
  readonly read: ReadArticle
}

type Address = Extract<CaptureInput, { kind: 'url' }>
type Outcome = Result<GotPage, CaptureFailure>

/**
 * Gets a page: as it is downloaded, and where that is too thin for an article, as a browser shows it; of the two the one with more
 * text. What is asked for as a browser shows it is not downloaded first. That a page could not be opened so is a failure only then.
 */
export async function getPage(input: Address, tools: CaptureTools): Promise<Outcome> {
  if (input.rendered) return render(input, tools)
  const fetched = await ask('fetchPage', input, tools)
  if (!fetched.ok) return fetched
  const downloaded = read(fetched.value, tools)
  if (!isThin(fetched.value, downloaded)) return downloaded
  const rendered = await render(input, tools)
  if (tools.signal.aborted) return fail('cancelled', 'Cancelled while it was opened')
  if (!rendered.ok) return downloaded
  return !downloaded.ok || isRicher(wordsOf(rendered.value), wordsOf(downloaded.value))
    ? rendered
    : downloaded
}

async function render(input: Address, tools: CaptureTools): Promise<Outcome> {
  const opened = await ask('renderPage', input, tools)
  return opened.ok ? read(opened.value, tools) : opened
}

function read(source: CaptureBytes, tools: CaptureTools): Outcome {
  tools.onProgress({ stage: 'extracting' })
  const article = readBytes(source)
  return article.ok ? ok({ source, read: article.value }) : article
}

/** What a download is told by when there is no article in it. */
const HTML_TYPE = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i

function isThin(source: CaptureBytes, outcome: Outcome): boolean {
  if (outcome.ok) {
    const { mime, decodedText } = outcome.value.read
    return (
      mime === 'text/html' && judgeThin(factsWithoutScripts(decodedText, wordsOf(outcome.value))) !== null
    )
  }
  const { kind } = outcome.error
  return (
    (kind === 'no-article' || kind === 'empty') &&
    source.bytes.length > 0 &&
    HTML_TYPE.test(source.contentType)
  )
}

const wordsOf = ({ read: { article } }: GotPage) =>
  countWords(parseInert(`<body>${article.html}`).body.textContent ?? '')

const STAGES = { fetchPage: 'fetching', renderPage: 'rendering' } as const

/** Has the shell get a page, until the job is cancelled. */
async function ask(
  call: keyof typeof STAGES,
  { url, allowPrivate }: Address,
  { bridge, signal, onProgress }: CaptureTools,
): Promise<Result<CaptureBytes, CaptureFailure>> {
  onProgress({ stage: STAGES[call] })
  if (signal.aborted) return fail('cancelled', 'Cancelled before it was fetched')
  const requestId = crypto.randomUUID()
  const cancel = () => void bridge.call('cancelFetch', { requestId })
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const fetched = await bridge.call(call, { requestId, url, allowPrivate })
    if (!fetched.ok) return fail(captureErrorOf(fetched.error.kind), fetched.error.message)
    const { bytes, finalUrl, contentType } = fetched.value
    return ok({ bytes, contentType, url: finalUrl, name: '', selection: false })
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

const SAME_NAMED: readonly (CaptureErrorKind | 'cancelled')[] = [
  'bad-address',
  'private-address',
  'offline',
  'not-found',
  'refused',
  'server-error',
  'tls',
  'time-out',
  'too-large',
  'too-many-redirects',
  'cancelled',
  'disk-full',
]

function captureErrorOf(kind: BridgeErrorKind): CaptureErrorKind | 'cancelled' {
  return SAME_NAMED.find((name) => name === kind) ?? 'unexpected'
}
