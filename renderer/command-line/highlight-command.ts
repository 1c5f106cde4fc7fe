import { findQuote } from '../../shared/anchoring/find-quote.ts'
import type { Command } from '../../shared/command-line/command.ts'
import type { Actions } from '../actions/actions.ts'
import { headingPathIn } from '../actions/passage.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import type { OpenArticle } from '../queries/models.ts'
import type { CommandOutput, ExitCode } from './command-output.ts'

type HighlightCommand = Extract<Command, { name: 'highlight' }>

interface Tools {
  readonly actions: Actions
  readonly reads: LibraryReads
  readonly output: CommandOutput
}

/** Characters shown on each side of a place, to tell it from the others. */
const SHOWN_CONTEXT = 24
/** Places shown of a quote that stands in many. */
const SHOWN_PLACES = 10

/** Marks the one place where the quote stands. A quote that stands in several is an error that shows them. */
export async function highlightCommand(
  command: HighlightCommand,
  { actions, reads, output }: Tools,
): Promise<ExitCode> {
  const open = await reads.open(command.id)
  if (!open) {
    await output.error(`No article has the id ${command.id}`)
    return 1
  }
  const { quote: exact, prefix, suffix } = command
  const places = findQuote(open.text, { exact, prefix, suffix })
  const [place] = places
  if (!place || places.length > 1) {
    await explain(open, places, output)
    return 1
  }
  const { color, note, tags } = command
  const added = await actions.addHighlight({
    articleId: command.id,
    versionId: open.version.id,
    ...place,
    color,
    style: 'highlight',
    headingPath: headingPathIn(open.html, place.start),
    note,
    tags,
  })
  if (!added.ok) {
    await output.error(added.error.message)
    return 1
  }
  const { highlightId } = added.value
  await output.json({ id: highlightId, articleId: command.id, quote: exact, ...place, color, tags, note })
  return 0
}

async function explain(
  { text, metadata }: OpenArticle,
  places: readonly { start: number; end: number }[],
  output: CommandOutput,
): Promise<void> {
  if (places.length === 0) {
    await output.error(`The quote does not stand in “${metadata.title}”, to the letter`)
    return
  }
  await output.error(`The quote stands in ${places.length} places; tell which with --prefix or --suffix:`)
  for (const { start, end } of places.slice(0, SHOWN_PLACES)) {
    const before = text.slice(Math.max(0, start - SHOWN_CONTEXT), start)
    const after = text.slice(end, end + SHOWN_CONTEXT)
    const line = `${before}[${text.slice(start, end)}]${after}`.replace(/\s+/g, ' ')
    await output.error(`  ${start}–${end}: …${line}…`)
  }
  if (places.length > SHOWN_PLACES) await output.error(`  and ${places.length - SHOWN_PLACES} more`)
}
