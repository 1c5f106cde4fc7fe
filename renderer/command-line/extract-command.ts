import type { ExtractionOutcome } from '../../shared/article/extraction-job.ts'
import type { Command } from '../../shared/command-line/command.ts'
import type { ExtractionWorker } from '../actions/extraction-worker.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import { messages } from '../ui/messages.ts'
import type { CommandOutput, ExitCode } from './command-output.ts'
import { isSound } from './library-commands.ts'

interface Tools {
  readonly reads: LibraryReads
  readonly extractNow: ExtractionWorker['workNow']
  readonly output: CommandOutput
}

/** Makes articles again from their original bytes and prints a line for each, when it is durable. A failure does not stop the rest. */
export async function extractCommand(
  { ids, query, isAll, onlyOlder }: Extract<Command, { name: 'extract-again' }>,
  { reads, extractNow, output }: Tools,
): Promise<ExitCode> {
  if (query !== '' && !(await isSound(query, output))) return 2
  const articleIds = isAll ? 'all' : query === '' ? ids : await reads.articleIds(query)
  let hasFailed = false
  const job = await extractNow({ articleIds, onlyOlder, label: '' }, async (id, outcome) => {
    if (outcome.status === 'failed') hasFailed = true
    await output.json({ id, ...printedOutcome(outcome) })
  })
  if (job?.status === 'done') return hasFailed ? 1 : 0
  await output.error('Extracting again was cancelled')
  return 1
}

const NO_HIGHLIGHTS = { sure: 0, unsure: 0, orphaned: 0 }

/** `highlights` tells where they stand in the version that was made, or that has this text already. */
function printedOutcome(outcome: ExtractionOutcome) {
  if (outcome.status === 'no-source') return { status: outcome.status, highlights: NO_HIGHLIGHTS }
  if (outcome.status !== 'failed') return outcome
  const { kind, message } = outcome.error
  const { reason, next } = messages.errors.extraction[kind]
  return {
    status: outcome.status,
    highlights: NO_HIGHLIGHTS,
    error: { kind, message: `${reason} ${next} (${message})` },
  }
}
