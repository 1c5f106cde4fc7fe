import { Link2 } from 'lucide-react'
import { useState } from 'react'
import type { Route } from '../navigation.ts'
import { useBacklinks } from '../queries/note-links.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { hasModifier } from '../ui/shortcut.ts'
import styles from './Backlinks.module.css'
import { useOpenThing } from './use-open-thing.ts'

type Backlink = NonNullable<ReturnType<typeof useBacklinks>>[number]

/** So many are listed at once; more unfold. */
const SHOWN = 5

interface BacklinksProps {
  /** What is linked to, as `noteLinkKey` makes it. */
  keys: readonly string[]
  /** The highlight that one is at, to come back to; empty for none. */
  highlightId?: string
}

/** The notes that lead here: each with its first line and where it stands. Nothing where there is none. */
export function Backlinks({ keys, highlightId = '' }: BacklinksProps) {
  const links = useBacklinks(keys)
  const open = useOpenThing(highlightId)
  const [isOpen, setOpen] = useState(false)
  const words = messages.annotations.links
  if (!links || links.length === 0) return null
  const shown = isOpen ? links : links.slice(0, SHOWN)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div className={styles.backlinks} role="group" aria-label={words.linkedFrom(links.length)}>
      <p className={styles.heading}>
        <Link2 aria-hidden="true" />
        {words.linkedFrom(links.length)}
      </p>
      <ul className={styles.list}>
        {shown.map((link) => (
          <li key={link.noteId}>
            <button
              type="button"
              className={styles.link}
              onClick={(event) => {
                event.stopPropagation()
                open(routeOf(link), hasModifier(event))
              }}
            >
              <span className={styles.line} dir="auto">
                {link.firstLine || words.emptyNote}
              </span>
              <span className={styles.place} dir="auto">
                {placeOf(link)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {links.length > SHOWN ? (
        <Button size="small" variant="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? messages.annotations.note.less : messages.annotations.note.more}
        </Button>
      ) : null}
    </div>
  )
}

function routeOf({ articleId, highlightId, noteId }: Backlink): Partial<Route> {
  return articleId === '' ? { notebook: true, noteId } : { articleId, highlightId }
}

function placeOf({ articleId, highlightId, title, quote }: Backlink): string {
  const words = messages.annotations.links
  if (articleId === '') return words.free
  return highlightId === '' ? words.onArticle(title) : words.onHighlight(quote, title)
}
