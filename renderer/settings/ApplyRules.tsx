import { useState } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import { useArticleRows } from '../queries/article-list.ts'
import { useSearchState } from '../queries/full-text.ts'
import { type RuledTag, useRulesPreview } from '../queries/tag-rules.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { Sheet, SheetTitle } from '../ui/Sheet.tsx'
import { useActing } from '../ui/use-acting.ts'
import styles from './TagRules.module.css'

/** Titles that stand for all articles that get a tag. */
const TITLES = 3

/** What the rules would give to the articles there are; it is done when that is confirmed, as one step of undo. */
export function ApplyRules({ onClose }: { onClose: () => void }) {
  const actions = useActions()
  const act = useActing()
  const live = useRulesPreview()
  /** What is being applied stays in sight while it is applied. */
  const [applied, setApplied] = useState<readonly RuledTag[] | null>(null)
  const [share, setShare] = useState(0)
  const { apply: words, said } = messages.tags.rules
  const tags = applied ?? live
  const indexed = useSearchState()
  const articles = new Set(tags?.flatMap(({ ids }) => ids)).size
  const isRunning = applied !== null
  // Until all texts are searched, what lacks a word cannot be told from what is not looked at yet.
  const isPartial = indexed !== null && indexed.phase !== 'whole' && indexed.total > 0

  const apply = async () => {
    if (!tags) return
    setApplied(tags)
    await act(actions.applyTagRules(tags, setShare), said.applied(articles))
    onClose()
  }
  return (
    <Sheet
      className={styles.sheet ?? ''}
      onClose={() => {
        if (!isRunning) onClose()
      }}
    >
      <SheetTitle>{words.title}</SheetTitle>
      <div className={styles.preview} aria-live="polite">
        {!tags ? <p>{words.looking}</p> : articles === 0 ? <p>{words.nothing}</p> : null}
        {tags && articles > 0 ? (
          <>
            <p>{words.summary(articles)}</p>
            <ul className={styles.tags}>
              {tags.map((tag) => (
                <RuledTagItem key={tag.path} tag={tag} />
              ))}
            </ul>
          </>
        ) : null}
      </div>
      {isPartial ? (
        <p className={styles.examples}>
          {messages.library.indexing[indexed.phase](indexed.done, indexed.total)}
        </p>
      ) : null}
      {isRunning ? (
        <progress className={styles.progress} aria-label={words.progress} value={share} max={1}>
          {words.done(share)}
        </progress>
      ) : null}
      <div className={styles.buttons}>
        <Button isDisabled={isRunning} autoFocus onPress={onClose}>
          {articles > 0 ? messages.tags.cancel : words.close}
        </Button>
        {articles > 0 ? (
          <Button variant="primary" isDisabled={isRunning || isPartial} onPress={() => void apply()}>
            {words.confirm}
          </Button>
        ) : null}
      </div>
    </Sheet>
  )
}

function RuledTagItem({ tag: { path, ids } }: { tag: RuledTag }) {
  const { apply: words } = messages.tags.rules
  const shown = ids.slice(0, TITLES)
  const rows = useArticleRows(shown)
  const titles = shown.flatMap((id) => rows?.get(id)?.metadata.title || [])
  return (
    <li>
      <b dir="auto">{words.tag(path, ids.length)}</b>
      {titles.length > 0 ? <p className={styles.examples}>{words.example(titles)}</p> : null}
    </li>
  )
}
