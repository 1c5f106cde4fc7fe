import { Star } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { ArticleRow as Row, Snippet } from '../queries/models.ts'
import { MarkedText } from '../ui/MarkedText.tsx'
import { messages } from '../ui/messages.ts'
import { RowFacts } from './ArticleRow.tsx'
import styles from './CardRow.module.css'
import { Cover } from './Cover.tsx'

interface CardRowProps {
  row: Row
  hasCover: boolean
  words: readonly string[]
  snippet: Snippet | undefined
  titleHits: readonly { readonly start: number; readonly end: number }[] | undefined
  actions: ReactNode
}

/** What a card says of an article. */
export const CardRow = memo(function CardRow(props: CardRowProps) {
  const { row, hasCover, words, snippet, titleHits, actions } = props
  const { metadata } = row
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of a grid that is no table
    // biome-ignore lint/a11y/useFocusableInteractive: the grid points at its active row
    <div role="gridcell" className={styles.card}>
      {hasCover && metadata.leadAsset ? (
        <div className={styles.cover}>
          <Cover hash={metadata.leadAsset} />
        </div>
      ) : null}
      <div className={styles.title}>
        {row.favorite ? (
          <Star className={styles.star} role="img" aria-label={messages.library.list.favourite} />
        ) : null}
        <MarkedText
          text={metadata.title || messages.library.list.untitled}
          words={words}
          ranges={titleHits}
          className={styles.titleText}
        />
      </div>
      <div className={styles.room}>
        <p className={styles.text}>
          {snippet?.text ? (
            <MarkedText text={snippet.text} words={words} ranges={snippet.hits} />
          ) : (
            <MarkedText text={metadata.excerpt} words={words} />
          )}
        </p>
      </div>
      <div className={styles.foot}>
        <RowFacts row={row} />
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  )
})
