import type { CaptureErrorKind, CaptureInput } from '../../shared/article/capture-job.ts'
import { isRicher, judgeThin } from '../../shared/article/judge-thin.ts'
import type { BridgeErrorKind } from '../../shared/bridge.ts'
import { NETWORK_ERROR_KINDS } from '../../shared/network-error.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { CaptureTools } from './capture-tools.ts'
import type { CaptureFailure } from './captured-article.ts'
import { followPages, type GotPage, wordsOf } from './follow-pages.ts'
import { factsWithoutScripts } from './page-facts-without-scripts.ts'
import { isPaged } from './paged-source.ts'
import { type CaptureBytes, readBytes } from './read-input.ts'

type Address = Extract<CaptureInput, { kind: 'url' }>
type Outcome = Result<GotPage, CaptureFailure>

/**
 * Gets a page: as it is downloaded, and where that is too thin for an article, as a browser shows it; of the two the one with more
 * text. The article's further pages are joined to it. What is asked for as
 * a browser shows it is not downloaded first, unless it is no page. That a page could not be opened so is a failure only then.
 */
export async function getPage(input: Address, tools: CaptureTools): Promise<Outcome> {
  const got = await getFirst(input, tools)
  if (!got.ok) return got
  const { call, page } = got.value
  const followed = await followPages(page, tools, (url) => ask(call, { ...input, url }, tools, false))
  return tools.signal.aborted ? fail('cancelled', 'Cancelled among its pages') : ok(followed)
}

async function getFirst(
  input: Address,
  tools: CaptureTools,
): Promise<Result<{ call: keyof typeof STAGES; page: GotPage }, CaptureFailure>> {
  const by = (call: keyof typeof STAGES, outcome: Outcome) =>
    outcome.ok ? ok({ call, page: outcome.value }) : outcome
  if (input.rendered) {
    const rendered = await render(input, tools)
    // What a browser does not show as a page is downloaded, which tells what it is.
    if (rendered.ok || rendered.error.kind !== 'unsupported-type') return by('renderPage', rendered)
  }
  const fetched = await ask('fetchPage', input, tools)
  if (!fetched.ok) return fetched
  const downloaded = await read(fetched.value, tools)
  if (!isThin(fetched.value, downloaded)) return by('fetchPage', downloaded)
  const rendered = await render(input, tools)
  if (tools.signal.aborted) return fail('cancelled', 'Cancelled while it was opened')
  if (!rendered.ok) return by('fetchPage', downloaded)
  const isBetter = !downloaded.ok || isRicher(wordsOf(rendered.value.read), wordsOf(downloaded.value.read))
  return isBetter ? by('renderPage', rendered) : by('fetchPage', downloaded)
}

async function render(input: Address, tools: CaptureTools): Promise<Outcome> {
  const opened = await ask('renderPage', input, tools)
  return opened.ok ? read(opened.value, tools) : opened
}

async function read(source: CaptureBytes, tools: CaptureTools): Promise<Outcome> {
  tools.onProgress({ stage: 'extracting' })
  await tools.whenAtRest()
  const article = await readBytes(source)
  return article.ok ? ok({ source, read: article.value }) : article
}

/** What a download is told by when there is no article in it. */
const HTML_TYPE = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i

function isThin(source: CaptureBytes, outcome: Outcome): boolean {
  if (outcome.ok) {
    const { mime, decodedText } = outcome.value.read
    return (
      mime === 'text/html' &&
      judgeThin(factsWithoutScripts(decodedText, wordsOf(outcome.value.read))) !== null
    )
  }
  const { kind } = outcome.error
  return (
    (kind === 'no-article' || kind === 'empty') &&
    source.bytes.length > 0 &&
    HTML_TYPE.test(source.contentType)
  )
}

const STAGES = { fetchPage: 'fetching', renderPage: 'rendering' } as const

/** Has the shell get a page, until the job is cancelled. */
async function ask(
  call: keyof typeof STAGES,
  { url, allowPrivate }: Address,
  { bridge, signal, onProgress }: CaptureTools,
  saysSo = true,
): Promise<Result<CaptureBytes, CaptureFailure>> {
  if (saysSo) onProgress({ stage: STAGES[call] })
  if (signal.aborted) return fail('cancelled', 'Cancelled before it was fetched')
  const requestId = crypto.randomUUID()
  const cancel = () => void bridge.call('cancelFetch', { requestId })
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const fetched = await bridge.call(call, { requestId, url, allowPrivate })
    if (!fetched.ok) return fail(captureErrorOf(fetched.error.kind), fetched.error.message)
    const { bytes, finalUrl } = fetched.value
    // No server is to say that it sends what only we make.
    const contentType = isPaged(fetched.value.contentType) ? '' : fetched.value.contentType
    return ok({ bytes, contentType, url: finalUrl, name: '', selection: false })
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/** Why the shell has nothing, as a job keeps it. */
export function captureErrorOf(kind: BridgeErrorKind): CaptureErrorKind | 'cancelled' {
  if (kind === 'cancelled') return kind
  if (kind === 'no-page') return 'unsupported-type'
  return NETWORK_ERROR_KINDS.find((name) => name === kind) ?? 'unexpected'
}
