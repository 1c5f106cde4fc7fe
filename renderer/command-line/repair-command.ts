import type { CaptureJob } from '../../shared/article/capture-job.ts'
import type { Command } from '../../shared/command-line/command.ts'
import type { Actions } from '../actions/actions.ts'
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

/** What `repair` prints of an article. `missing` are images with an address that could not be had now either: then it is `incomplete`. */
interface PrintedRepair {
  readonly status: 'repaired' | 'incomplete' | 'failed'
  readonly images: { readonly stored: number; readonly missing: number }
  readonly error?: { readonly kind: string; readonly message: string }
}

/** Downloads what articles lack of their images, and nothing else. Prints a line for each when it is durable; a failure does not stop the rest. */
export async function repairCommand(
  { ids, isAll, allowPrivate }: Extract<Command, { name: 'repair' }>,
  tools: Tools,
): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  for (const id of isAll ? await tools.reads.repairableIds() : ids) {
    const line = await repairOne(id, allowPrivate, tools)
    if (line.status === 'failed') exitCode = 1
    await tools.output.json({ id, ...line })
  }
  return exitCode
}

async function repairOne(
  id: string,
  allowPrivate: boolean,
  { actions, workJob }: Tools,
): Promise<PrintedRepair> {
  const asked = await actions.repairImages([id], { allowPrivate })
  if (!asked.ok) return failedLine(asked.error.kind, asked.error.message)
  const job = await workJob(asked.value.jobIds[0] ?? '')
  if (job?.result) {
    const { stored, missing } = job.result
    return { status: missing === 0 ? 'repaired' : 'incomplete', images: { stored, missing } }
  }
  if (!job?.error) return failedLine('cancelled', 'The repair was cancelled')
  const { kind, message } = job.error
  const { reason, next } = messages.errors.capture[kind]
  return failedLine(kind, `${reason} ${next} (${message})`)
}

const failedLine = (kind: string, message: string): PrintedRepair => ({
  status: 'failed',
  images: { stored: 0, missing: 0 },
  error: { kind, message },
})
