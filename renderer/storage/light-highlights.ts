import type { LinkableHighlight } from '../../shared/annotation/link-completion.ts'
import { foldText } from '../../shared/query/fold-text.ts'
import type { OffprintDatabase } from './database.ts'
import { LightTable } from './light-table.ts'
import type { Row } from './replicated.ts'

/** A passage and a note are known again by their beginnings; whole books of them would not fit into memory. Characters. */
const KEPT = 400

/** Addresses of links, and what somebody is typing at this moment to find one: the note that is written would find itself. */
const NOT_SAID = /\(offprint:[^)\s]*\)|\[\[[^[\]\n]*/g

interface LightMark {
  readonly id: string
  readonly articleId: string
  readonly deletedAt: number
  readonly createdAt: number
  readonly quote: string
  readonly folded: string
}

interface LightNote {
  readonly targetId: string
  readonly body: string
  readonly folded: string
}

function lightenHighlight({
  id,
  articleId,
  deletedAt,
  createdAt,
  quote,
  element,
}: Row<'highlights'>): LightMark {
  const beginning = (quote.trim() === '' ? (element?.label ?? '') : quote).slice(0, KEPT)
  return { id, articleId, deletedAt, createdAt, quote: beginning, folded: foldText(beginning) }
}

function lightenNote({ targetKind, targetId, deletedAt, body }: Row<'notes'>): LightNote {
  // Of other notes nothing is looked for.
  if (targetKind !== 'highlight' || deletedAt !== 0) return { targetId: '', body: '', folded: '' }
  const beginning = body.slice(0, KEPT)
  return { targetId, body: beginning, folded: foldText(beginning.replace(NOT_SAID, '')) }
}

/** The highlights of a library in memory, with the beginnings of what was noted on them. */
class LightHighlights {
  private readonly highlights: LightTable<'highlights', LightMark>
  private readonly notes: LightTable<'notes', LightNote>
  private joined: { revisions: string; rows: readonly LinkableHighlight[] } | null = null

  constructor(db: OffprintDatabase) {
    this.highlights = new LightTable(db, 'highlights', lightenHighlight)
    this.notes = new LightTable(db, 'notes', lightenNote)
  }

  async read(): Promise<readonly LinkableHighlight[]> {
    const notes = await this.notes.read()
    const highlights = await this.highlights.read()
    const revisions = `${highlights.revision} ${notes.revision}`
    if (this.joined?.revisions !== revisions)
      this.joined = { revisions, rows: join(highlights.byId.values(), notes.byId.values()) }
    return this.joined.rows
  }
}

function join(marks: Iterable<LightMark>, notes: Iterable<LightNote>): LinkableHighlight[] {
  const byTarget = new Map<string, LightNote>()
  for (const note of notes) {
    if (note.targetId === '') continue
    const first = byTarget.get(note.targetId)
    byTarget.set(note.targetId, first ? { ...first, folded: `${first.folded} ${note.folded}` } : note)
  }
  return Array.from(marks, (mark) => {
    const note = byTarget.get(mark.id)
    return { ...mark, note: note?.body ?? '', folded: note ? `${mark.folded} ${note.folded}` : mark.folded }
  }).sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
}

const libraries = new WeakMap<OffprintDatabase, LightHighlights>()

/** Every highlight of the library, those in the Trash too, newest first, as of now. */
export function readLightHighlights(db: OffprintDatabase): Promise<readonly LinkableHighlight[]> {
  const library = libraries.get(db) ?? new LightHighlights(db)
  libraries.set(db, library)
  return library.read()
}
