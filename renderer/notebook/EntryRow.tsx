import { CircleHelp, Code, Image, Sigma, Table2, Unlink } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MarkedElementKind } from '../../shared/annotation/highlight.ts'
import { tidyQuote } from '../../shared/export/render-markdown.ts'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import { classNames } from '../ui/class-names.ts'
import type { ColorNames } from '../ui/color-names.ts'
import { formatDay } from '../ui/format.ts'
import { MarkedText } from '../ui/MarkedText.tsx'
import { messages } from '../ui/messages.ts'
import { TagDot } from '../ui/TagDot.tsx'
import { ColorSwatch } from './ColorSwatch.tsx'
import styles from './EntryRow.module.css'

/** Text of more characters than this is folded: about five lines in a wide window. */
const FOLDED_FROM = 480

const ELEMENT_ICONS: Readonly<Record<MarkedElementKind, ReactNode>> = {
  image: <Image aria-hidden="true" />,
  table: <Table2 aria-hidden="true" />,
  code: <Code aria-hidden="true" />,
  formula: <Sigma aria-hidden="true" />,
}

interface EntryRowProps {
  entry: NotebookEntry
  words: readonly string[]
  names: ColorNames
  /** Whether the article is named: not under its own heading. */
  namesArticle: boolean
  isUnfolded: boolean
  onUnfold: (id: string) => void
  /** The notes, or the field in which one is written. */
  notes: ReactNode
  /** Buttons at the end, while the pointer or the keyboard is on the row. */
  actions: ReactNode
}

/** What a row of the notebook says: the passage, what was noted on it, and where it comes from. */
export function EntryRow(props: EntryRowProps) {
  const { entry, words, isUnfolded, onUnfold, notes, actions } = props
  const { mark, quote } = entry
  const { row } = messages.notebook
  const isLong = quote.length > FOLDED_FROM || entry.notes.some(({ body }) => body.length > FOLDED_FROM)
  const isFolded = isLong && !isUnfolded
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: cells of a grid that is no table */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid points at its active row */}
      <div
        role="gridcell"
        className={classNames(styles.entry, mark && styles[mark.color])}
        data-style={mark?.style}
        data-folded={isFolded || undefined}
      >
        {mark?.element ? (
          <p className={styles.element}>
            {ELEMENT_ICONS[mark.element.kind]}
            <span dir="auto">
              {[row.elements[mark.element.kind], mark.element.label].filter(Boolean).join(': ')}
            </span>
          </p>
        ) : null}
        {quote.trim() === '' ? null : (
          <p className={styles.quote} data-element={mark?.element?.kind}>
            <MarkedText text={mark?.element?.kind === 'code' ? quote : tidyQuote(quote)} words={words} />
          </p>
        )}
        <div className={styles.notes}>{notes}</div>
        {isLong ? (
          <button type="button" tabIndex={-1} className={styles.more} onClick={() => onUnfold(entry.id)}>
            {isFolded ? row.more : row.less}
          </button>
        ) : null}
        <EntryFacts {...props} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: cells of a grid that is no table */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid points at its active row */}
      <div role="gridcell" className={styles.end}>
        {actions}
      </div>
    </>
  )
}

function EntryFacts({ entry, names, namesArticle }: EntryRowProps) {
  const { kind, mark, place, tags, article, createdAt } = entry
  const { row } = messages.notebook
  return (
    <div className={styles.facts}>
      {mark ? (
        <span className={styles.fact}>
          <ColorSwatch color={mark.color} />
          {mark.style === 'underline' ? row.underline(names[mark.color]) : names[mark.color]}
        </span>
      ) : (
        <span>{kind === 'article-note' ? row.articleNote : row.freeNote}</span>
      )}
      {place === 'settled' ? null : (
        <span className={classNames(styles.fact, styles.unsettled)}>
          {place === 'unsure' ? <CircleHelp aria-hidden="true" /> : <Unlink aria-hidden="true" />}
          {place === 'unsure' ? row.unsure : row.orphan}
        </span>
      )}
      {tags.map(({ id, path, color }) => (
        <span key={id} dir="auto" className={styles.tag}>
          <TagDot color={color} isInText />
          {path}
        </span>
      ))}
      {namesArticle && article ? (
        <span dir="auto" className={styles.article}>
          {article.title || messages.library.list.untitled}
        </span>
      ) : null}
      <time dateTime={new Date(createdAt).toISOString()}>{formatDay(createdAt)}</time>
    </div>
  )
}
