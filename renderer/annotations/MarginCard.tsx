import { Copy, CornerUpLeft, MessageSquarePlus, Tag, Trash2, Underline } from 'lucide-react'
import { memo, type Ref, useEffect, useLayoutEffect, useRef } from 'react'
import { firstLineOf } from '../../shared/annotation/read-note.ts'
import { useKeyText } from '../commands/KeymapContext.tsx'
import { Backlinks } from '../notes/Backlinks.tsx'
import type { ShownHighlight } from '../queries/models.ts'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { TagField } from '../ui/TagField.tsx'
import { useDesk } from './desk.ts'
import { ElementLabel } from './ElementLabel.tsx'
import { HighlightPlace } from './HighlightPlace.tsx'
import { copyOf, wordsOf } from './highlight-words.ts'
import styles from './MarginCard.module.css'
import { ColorButtons } from './MarkButtons.tsx'
import { NoteList } from './NoteList.tsx'
import { hasText, isElsewhere, isToConfirm } from './placed.ts'

/** Of a long quote so much stands on a card and in its name. */
const QUOTE_CHARACTERS = 140

interface MarginCardProps {
  shown: ShownHighlight
  /** Open: with its tools. */
  isOpen: boolean
  /** Whether the tab key stops at it. */
  isTabStop: boolean
  /** With the words that were marked even where they stand beside it. */
  withQuote?: boolean
  cardRef?: Ref<HTMLDivElement>
}

/** A highlight in the margin: what was written on it, and when it is at hand, what can be done with it. */
export const MarginCard = memo(function MarginCard(props: MarginCardProps) {
  const { shown, isOpen, isTabStop, withQuote = false, cardRef } = props
  const { highlight, notes, tags, anchor } = shown
  const { page, activate, editing, taggingId, focusId, focusCard, goTo, names } = useDesk()
  const own = useRef<HTMLDivElement>(null)
  const words = messages.annotations.card
  const isOrphan = anchor === null || anchor.status === 'orphan'
  const quote = shorten(wordsOf(highlight))
  const hasNotes = notes.length > 0 || editing?.targetId === highlight.id
  const isCompared = isOpen && isToConfirm(shown) && hasText(shown)
  const hasQuote =
    withQuote || isOrphan || (isElsewhere(shown, page.versionId, page.text) ? !isCompared : !hasNotes)
  const meta = [
    ...tags.map(({ path }) => path),
    highlight.style === 'underline' ? words.underlineMeta : '',
    isOpen && notes.length > 0 ? words.edited(Math.max(...notes.map(({ updatedAt }) => updatedAt))) : '',
  ].filter(Boolean)

  useEffect(() => {
    if (focusId !== highlight.id) return
    // A card without a passage stands in the tray, which may be far from what is seen.
    own.current?.focus({ preventScroll: !isOrphan })
    focusCard('')
  }, [focusId, focusCard, highlight.id, isOrphan])

  const text = useRef(page.passages)
  text.current = page.passages
  useLayoutEffect(() => {
    const card = own.current
    return () => {
      // With the card the focus would go nowhere; the text is where its highlight was.
      if (card?.contains(document.activeElement)) text.current?.scroller.focus({ preventScroll: true })
    }
  }, [])

  return (
    <div ref={cardRef}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the margin's keys are those of the list around it */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's, and has a layout of its own */}
      <div
        ref={own}
        role="group"
        className={classNames(styles.card, styles[highlight.color])}
        data-highlight={highlight.id}
        data-open={isOpen || undefined}
        tabIndex={isTabStop ? 0 : -1}
        aria-label={words.name({
          color: names[highlight.color],
          style: highlight.style,
          quote,
          heading: highlight.headingPath.join(', '),
          note: notes.map(({ body }) => firstLineOf(body)).join('; '),
          isOrphan,
          isToConfirm: isToConfirm(shown),
        })}
        onClick={() => activate(highlight.id)}
      >
        {highlight.element ? (
          <ElementLabel kind={highlight.element.kind} words={quote} />
        ) : hasQuote ? (
          <q className={styles.quote} dir="auto">
            {quote}
          </q>
        ) : null}
        <NoteList
          targetKind="highlight"
          targetId={highlight.id}
          notes={notes}
          isOpen={isOpen}
          onDone={() => own.current?.focus({ preventScroll: true })}
        />
        {meta.length > 0 ? (
          <p className={styles.meta} dir="auto">
            {meta.join(' · ')}
          </p>
        ) : null}
        {isOpen ? <Backlinks keys={[`highlight:${highlight.id}`]} highlightId={highlight.id} /> : null}
        <HighlightPlace shown={shown} isOpen={isOpen} />
        {taggingId === highlight.id ? <CardTags shown={shown} /> : null}
        {isOpen ? (
          <CardTools shown={shown} isOrphan={isOrphan} />
        ) : isOrphan ? null : (
          <button type="button" className="visually-hidden" tabIndex={-1} onClick={() => goTo(highlight.id)}>
            {words.goTo}
          </button>
        )}
      </div>
    </div>
  )
})

function CardTools({ shown, isOrphan }: { shown: ShownHighlight; isOrphan: boolean }) {
  const { highlight, notes } = shown
  const { does, edit, goTo, taggingId, setTagging } = useDesk()
  const keyText = useKeyText()
  const words = messages.annotations.card
  const { id, color, style } = highlight
  return (
    <div className={styles.tools} role="toolbar" aria-label={words.actions}>
      <ColorButtons
        color={color}
        style={style}
        onColor={(choice, isUnderline) => does.recolor(id, choice, isUnderline ? 'underline' : style)}
      />
      <span className={styles.line} />
      <IconButton
        label={words.underline}
        shortcut={keyText('marking.underline')}
        icon={<Underline />}
        isSelected={style === 'underline'}
        onPress={() => does.restyle(id, style === 'underline' ? 'highlight' : 'underline')}
      />
      <IconButton
        label={notes.length > 0 ? words.anotherNote : words.note}
        shortcut={keyText('marking.note')}
        icon={<MessageSquarePlus />}
        onPress={() => edit({ targetId: id, noteId: null })}
      />
      <IconButton
        label={words.tags}
        shortcut={keyText('marking.tag')}
        icon={<Tag />}
        onPress={() => setTagging(taggingId === id ? '' : id)}
      />
      <IconButton
        label={words.copy}
        shortcut={keyText('marking.copy')}
        icon={<Copy />}
        onPress={() => does.copy(copyOf(highlight))}
      />
      {isOrphan ? null : (
        <IconButton label={words.goTo} shortcut="Enter" icon={<CornerUpLeft />} onPress={() => goTo(id)} />
      )}
      <IconButton
        label={words.delete}
        shortcut={keyText('marking.delete')}
        icon={<Trash2 />}
        onPress={() => does.remove(id)}
      />
    </div>
  )
}

function CardTags({ shown }: { shown: ShownHighlight }) {
  const { does, setTagging, focusCard } = useDesk()
  const { highlight, tags } = shown
  return (
    <div className={styles.tags}>
      <TagField
        label={messages.annotations.card.tagsOf(shorten(wordsOf(highlight)))}
        hideLabel
        tags={tags.map(({ path }) => path)}
        autoFocus
        onAdd={(path) => does.tag(highlight.id, [path], [])}
        onRemove={(path) => does.tag(highlight.id, [], [path])}
        onDone={() => {
          setTagging('')
          focusCard(highlight.id)
        }}
      />
    </div>
  )
}

function shorten(quote: string): string {
  const line = quote.replace(/\s+/g, ' ')
  return line.length > QUOTE_CHARACTERS ? `${line.slice(0, QUOTE_CHARACTERS).trimEnd()}…` : line
}
