import { useCallback, useState } from 'react'
import { parseQuery } from '../../../shared/query/parse-query.ts'
import { useActions } from '../../actions/ActionsContext.tsx'
import { useArticleRows } from '../../queries/article-list.ts'
import { type TagSplit as Split, useTagSplit } from '../../queries/tag-changes.ts'
import { messages } from '../../ui/messages.ts'
import { TagField } from '../../ui/TagField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { sameTag } from '../../ui/tag-completion.ts'
import { useActing } from '../../ui/use-acting.ts'
import styles from './TagChange.module.css'
import { TagSheet } from './TagSheet.tsx'

/** Titles that stand for all that are found. */
const TITLES = 5

/** Gives some of a tag's articles another tag instead: those that answer a query. */
export function TagSplit({ path, onClose }: { path: string; onClose: () => void }) {
  const actions = useActions()
  const act = useActing()
  const [query, setQuery] = useState('')
  const [into, setInto] = useState('')
  const split = useTagSplit(path, query)
  const text = messages.tags.split
  const [problem] = parseQuery(query).problems
  const ids = split?.ids ?? []
  const isSame = into !== '' && sameTag(into, path)
  const isReady = split?.typed === query && ids.length > 0 && into !== '' && !isSame
  const isOffered = useCallback((other: string) => !sameTag(other, path), [path])
  return (
    <TagSheet
      title={text.title(path)}
      confirm={text.confirm}
      isReady={isReady}
      onConfirm={() => act(actions.splitTag(path, ids, into), text.done(ids.length, into))}
      onClose={onClose}
    >
      {(confirm) => (
        <>
          <TextField
            label={text.query}
            placeholder={text.queryPlaceholder}
            description={text.queryHint}
            errorMessage={problem ? messages.query.problem(problem, query) : ''}
            value={query}
            onChange={setQuery}
            spellCheck="false"
            autoFocus
          />
          <TagField
            label={text.into}
            isSingle
            tags={into === '' ? [] : [into]}
            placeholder={into === '' ? messages.tagField.placeholder : ''}
            isOffered={isOffered}
            onAdd={setInto}
            onRemove={() => setInto('')}
            onEnter={confirm}
          />
          <section className={styles.preview} aria-label={messages.tags.preview.label} aria-live="polite">
            {split ? <Found split={split} isAsked={query.trim() !== '' && !problem} /> : null}
            {isSame ? <p className={styles.problem}>{text.same}</p> : null}
          </section>
        </>
      )}
    </TagSheet>
  )
}

function Found({ split: { ids, total }, isAsked }: { split: Split; isAsked: boolean }) {
  const text = messages.tags.split
  const shown = ids.slice(0, TITLES)
  const rows = useArticleRows(shown)
  if (!isAsked) return <p>{text.ask(total)}</p>
  if (ids.length === 0) return <p>{text.none(total)}</p>
  return (
    <>
      <p>{text.found(ids.length, total)}</p>
      <ul className={styles.titles}>
        {shown.map((id) => (
          <li key={id} dir="auto">
            {rows?.get(id)?.metadata.title || messages.library.list.untitled}
          </li>
        ))}
        {ids.length > shown.length ? <li>{text.more(ids.length - shown.length)}</li> : null}
      </ul>
    </>
  )
}
