import type { CaptureJob } from '../../shared/article/capture-job.ts'
import type { BridgeError, OffprintBridge } from '../../shared/bridge.ts'
import type { Command } from '../../shared/command-line/command.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Actions, CaptureOptions, IncomingFile } from '../actions/actions.ts'
import { readGivenFile } from '../actions/read-given-file.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import { messages } from '../ui/messages.ts'
import type { CommandOutput, ExitCode } from './command-output.ts'
import { readHandle } from './handle-bytes.ts'

type SaveCommand = Extract<Command, { name: 'save' }>
type SavedItem = SaveCommand['items'][number]

interface SaveTools {
  readonly actions: Actions
  readonly reads: LibraryReads
  readonly bridge: OffprintBridge
  /** Works a job that has been stored; answers with it when it has ended, or null when it is gone. */
  readonly workJob: (jobId: string) => Promise<CaptureJob | null>
  readonly output: CommandOutput
}

/** Saves one thing after the other and prints a line for each, when it is durable. A failure does not stop the rest. */
export async function saveCommand(command: SaveCommand, tools: SaveTools): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const { allowPrivate, tags, baseUrl, rendered } = command
  const options = { allowPrivate, tags, baseUrl, rendered }
  for (const item of command.items) {
    const line = await saveItem(item, options, tools)
    if (line.status === 'failed') exitCode = 1
    await tools.output.json({ source: item.kind === 'url' ? item.url : item.name, ...line })
  }
  return exitCode
}

async function saveItem(item: SavedItem, options: CaptureOptions, tools: SaveTools): Promise<PrintedSave> {
  const asked = await askToSave(item, options, tools)
  if (!asked.ok) return failedLine(asked.kind, asked.message)
  const job = await tools.workJob(asked.jobId)
  if (!job?.result)
    return job?.error ? failedJobLine(job.error) : failedLine('cancelled', 'The save was cancelled')
  const row = (await tools.reads.rows([job.result.articleId])).get(job.result.articleId)
  const { title, authors, siteName, publishedAt, lang, wordCount } = row?.metadata ?? EMPTY
  return {
    id: job.result.articleId,
    status: job.result.status,
    title,
    authors,
    siteName,
    publishedAt,
    lang,
    words: wordCount,
    images: { stored: job.result.stored, missing: job.result.missing },
    ...(job.result.cutAfter === undefined ? {} : { cutAfter: job.result.cutAfter }),
    ...(job.result.isThin ? { thin: true } : {}),
  }
}

interface PrintedSave {
  readonly id: string | null
  readonly status: NonNullable<CaptureJob['result']>['status'] | 'failed'
  readonly title: string
  readonly authors: readonly string[]
  readonly siteName: string
  readonly publishedAt: string
  readonly lang: string
  readonly words: number
  readonly images: { readonly stored: number; readonly missing: number }
  /** After how many of its pages the rest of the article could not be had. */
  readonly cutAfter?: number
  /** So little was there that the article may be for those who have signed in, or need a browser. */
  readonly thin?: true
  readonly error?: { readonly kind: string; readonly message: string }
}

const EMPTY = { title: '', authors: [], siteName: '', publishedAt: '', lang: '', wordCount: 0 }

/** What went wrong and what to do next, with the detail for whoever looks into it. */
function failedJobLine({ kind, message }: NonNullable<CaptureJob['error']>): PrintedSave {
  const { reason, next } = messages.errors.capture[kind]
  return failedLine(kind, `${reason} ${next} (${message})`)
}

function failedLine(kind: string, message: string): PrintedSave {
  const { wordCount: words, ...fields } = EMPTY
  return {
    id: null,
    status: 'failed',
    ...fields,
    words,
    images: { stored: 0, missing: 0 },
    error: { kind, message },
  }
}

/** Standard input is bytes alone; a file brings the images beside it along. */
async function readItem(
  { name, handle, size }: Extract<SavedItem, { kind: 'file' }>,
  bridge: OffprintBridge,
): Promise<Result<IncomingFile, BridgeError>> {
  if (name !== '-') return readGivenFile(bridge, handle)
  const bytes = await readHandle(bridge, { handle, size })
  return bytes.ok ? ok({ name: '', mime: '', bytes: bytes.value }) : bytes
}

type Asked =
  | { readonly ok: true; readonly jobId: string }
  | { readonly ok: false; readonly kind: string; readonly message: string }

async function askToSave(item: SavedItem, options: CaptureOptions, tools: SaveTools): Promise<Asked> {
  if (item.kind === 'url') {
    const job = await tools.actions.saveAddress(item.url, options)
    return job.ok ? { ok: true, jobId: job.value.jobId } : { ok: false, ...job.error }
  }
  if (item.problem !== '') return { ok: false, kind: item.problem, message: `Could not read ${item.name}` }
  const file = await readItem(item, tools.bridge)
  if (!file.ok)
    return {
      ok: false,
      kind: file.error.kind,
      message: `Could not read ${item.name}: ${file.error.message}`,
    }
  const jobs = await tools.actions.saveFiles([file.value], options)
  if (!jobs.ok) return { ok: false, ...jobs.error }
  const [jobId] = jobs.value.jobIds
  return jobId === undefined
    ? { ok: false, kind: 'unexpected', message: 'No job was stored' }
    : { ok: true, jobId }
}
