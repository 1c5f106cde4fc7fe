import { useEffect, useRef } from 'react'
import type { CapturedMetadata } from '../../shared/article/article.ts'
import { headingAt } from '../article-text/headings.ts'
import { messages } from '../ui/messages.ts'
import type { DrawnArticle } from './drawn-article.ts'
import styles from './Outline.module.css'
import type { ArticlePassages } from './passages.ts'
import { arrive } from './use-links.ts'

interface OutlineProps {
  metadata: CapturedMetadata
  article: DrawnArticle | null
  passages: ArticlePassages | null
  /** Where somebody is in the text. */
  place: number
}

/** The article's headings, the one that is being read marked. */
export function Outline({ metadata, article, passages, place }: OutlineProps) {
  const headings = article?.headings ?? []
  const current = headingAt(headings, place)
  const levels = [...new Set(headings.map(({ level }) => level))].sort()
  const nav = useRef<HTMLElement>(null)

  // A long outline goes along with the reading. Its own scroll alone: the text stays where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: which heading is current is in the page by then
  useEffect(() => {
    const { current: box } = nav
    const item = box?.querySelector<HTMLElement>('[aria-current]')
    if (!box || !item || box.scrollHeight <= box.clientHeight) return
    const at = item.getBoundingClientRect().top - box.getBoundingClientRect().top
    if (at < 0 || at + item.offsetHeight > box.clientHeight) box.scrollTop += at - box.clientHeight / 2
  }, [current])

  return (
    <nav ref={nav} className={styles.outline} aria-label={messages.reader.outline.label}>
      <ol className={styles.list} {...(metadata.dir ? { dir: metadata.dir } : {})}>
        <li>
          <button
            type="button"
            className={styles.item}
            aria-current={current ? undefined : 'location'}
            onClick={() => article?.scroller.scrollTo({ top: 0 })}
          >
            <span dir="auto">{metadata.title || messages.reader.head.untitled}</span>
          </button>
        </li>
        {headings.map((heading) => (
          <li key={heading.offset}>
            <button
              type="button"
              className={styles.item}
              data-depth={Math.min(levels.indexOf(heading.level), 2)}
              aria-current={heading === current ? 'location' : undefined}
              onClick={() => {
                if (!article || !passages) return
                passages.revealAtTop(heading.offset)
                arrive(heading.element, article, passages)
              }}
            >
              <span dir="auto">{heading.text}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
