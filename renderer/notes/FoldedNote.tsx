import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import styles from './FoldedNote.module.css'
import { NoteText } from './NoteText.tsx'

/** A margin holds about so many characters in a line, and a note of more lines than this would push the others far away. */
const LINE_CHARACTERS = 40
const MOST_LINES = 14

interface FoldedNoteProps {
  body: string
  /** The highlight that the note is on; empty for none. */
  highlightId: string
}

/** A note in the margin: a long one shows its beginning, and the rest on demand. */
export function FoldedNote({ body, highlightId }: FoldedNoteProps) {
  const [isOpen, setOpen] = useState(false)
  if (!isLong(body)) return <NoteText body={body} highlightId={highlightId} />
  const words = messages.annotations.note
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens for the focus of the links in it */}
      <div
        className={isOpen ? undefined : styles.folded}
        // What the keyboard comes to must be seen.
        onFocus={() => setOpen(true)}
      >
        <NoteText body={body} highlightId={highlightId} />
      </div>
      <Button
        size="small"
        variant="quiet"
        className={styles.more ?? ''}
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        {isOpen ? words.less : words.more}
      </Button>
    </div>
  )
}

/** Whether a note is folded in the margin: told from its text, so that nothing needs to be laid out to know. */
function isLong(body: string): boolean {
  let lines = 0
  for (const line of body.split('\n')) {
    lines += Math.max(1, Math.ceil(line.length / LINE_CHARACTERS))
    if (lines > MOST_LINES) return true
  }
  return false
}
