import type { CaptureJob } from '../../shared/article/capture-job.ts'
import type { Command } from '../../shared/command-line/command.ts'
import type { Actions } from '../actions/actions.ts'
import { inertBody } from '../actions/passage.ts'
import { collectMedia, type MediaFigure } from '../article-text/media-figures.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import { messages } from '../ui/messages.ts'
import type { CommandOutput, ExitCode } from './command-output.ts'

interface Tools {
  readonly actions: Actions
  readonly reads: LibraryReads
  /** Works a job that has been stored; answers with it when it has ended, or null when it is gone. */
  readonly workJob: (jobId: string) => Promise<CaptureJob | null>
  readonly output: CommandOutput
}

/** What `media` prints of a film or a recording; of an article that has none, `none`. */
interface PrintedMedia {
  readonly status: 'downloaded' | 'already-here' | 'none' | 'failed'
  readonly media?: MediaFigure['kind']
  readonly url?: string
  readonly error?: { readonly kind: string; readonly message: string }
}

/**
 * Downloads the films and recordings that the shown texts of articles offer, and nothing else. Prints a line for each when it is durable;
 * a failure does not stop the rest.
 */
export async function mediaCommand(
  { ids, allowPrivate }: Extract<Command, { name: 'media' }>,
  tools: Tools,
): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  for (const id of ids)
    for await (const line of mediaOf(id, allowPrivate, tools)) {
      if (line.status === 'failed') exitCode = 1
      await tools.output.json({ id, ...line })
    }
  return exitCode
}

async function* mediaOf(
  articleId: string,
  allowPrivate: boolean,
  { actions, reads, workJob }: Tools,
): AsyncGenerator<PrintedMedia> {
  const open = await reads.open(articleId)
  if (!open) return yield failedLine('not-found', `No article ${articleId}`)
  const offered = new Map(collectMedia(inertBody(open.html).root).map((one) => [one.address, one]))
  if (offered.size === 0) return yield { status: 'none' }
  const here = new Set((await reads.storedMedia(articleId)).map(({ address }) => address))
  for (const { address, kind: media } of offered.values()) {
    const about = { media, url: address }
    if (here.has(address)) {
      yield { status: 'already-here', ...about }
      continue
    }
    const of = { articleId, versionId: open.version.id, addresses: [address] }
    const asked = await actions.downloadMedia(of, { allowPrivate })
    if (!asked.ok) {
      yield { ...failedLine(asked.error.kind, asked.error.message), ...about }
      continue
    }
    const job = await workJob(asked.value.jobIds[0] ?? '')
    yield { ...(job?.result ? { status: 'downloaded' } : whyNot(job)), ...about }
  }
}

function whyNot(job: CaptureJob | null): PrintedMedia {
  if (!job?.error) return failedLine('cancelled', 'The download was cancelled')
  const { kind, message } = job.error
  const { reason, next } = messages.media.failure(kind)
  return failedLine(kind, `${reason} ${next} (${message})`)
}

const failedLine = (kind: string, message: string): PrintedMedia => ({
  status: 'failed',
  error: { kind, message },
})
