import type { ReactNode } from 'react'
import type { View } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'
import styles from './EmptyPlace.module.css'

interface EmptyPlaceProps {
  view: View
  isFiltered: boolean
  /** Whether the texts have not answered yet. */
  isSearching: boolean
  /** Whether it is a list put together by hand. */
  isList: boolean
  /** The first step: a button, where there is one to offer. */
  step: ReactNode
}

/** A list with nothing in it: what belongs there, and how it gets there. */
export function EmptyPlace({ view, isFiltered, isSearching, isList, step }: EmptyPlaceProps) {
  if (isSearching)
    return (
      <div className={styles.empty}>
        <p className={styles.hint}>{messages.library.filter.searching}</p>
      </div>
    )
  const kind = isFiltered ? 'filter' : view.kind === 'place' ? view.place : view.kind
  const { title, hint } =
    isList && !isFiltered ? messages.collections.emptyList : messages.library.empty[kind]
  return (
    <div className={styles.empty}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.hint}>{hint}</p>
      {step}
    </div>
  )
}
