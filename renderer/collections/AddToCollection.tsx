import { ListPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Autocomplete, Input, Label, Menu, MenuItem, TextField } from 'react-aria-components'
import { foldText } from '../../shared/query/fold-text.ts'
import { demandsOf } from '../../shared/query/query-demands.ts'
import type { CollectionEntry } from '../queries/models.ts'
import { useCollectionCounts, useCollections } from '../queries/places.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { messages } from '../ui/messages.ts'
import { Sheet, SheetTitle } from '../ui/Sheet.tsx'
import styles from './AddToCollection.module.css'
import { CollectionGlyph } from './CollectionGlyph.tsx'
import { collectionRows } from './collection-rows.ts'
import { takesArticles, useCollecting } from './use-collecting.ts'

interface AddToCollectionProps {
  /** The articles that are added; null while it is closed. */
  ids: readonly string[] | null
  onClose: () => void
}

/** Picks a list or a collection for articles, by typing: what a drop in the sidebar does, from the keyboard. */
export function AddToCollection({ ids, onClose }: AddToCollectionProps) {
  return (
    <Sheet isOpen={ids !== null} className={styles.sheet ?? ''} onClose={onClose}>
      {ids ? (
        <>
          <SheetTitle>{messages.collections.picker.title(ids.length)}</SheetTitle>
          <Choices ids={ids} onClose={onClose} />
          <Button className={styles.close ?? ''} onPress={onClose}>
            {messages.collections.picker.close}
          </Button>
        </>
      ) : null}
    </Sheet>
  )
}

/** The picker is opened from a menu, which is gone when it closes: the focus goes back to the list that the menu stood over. */
function useFocusBack(): void {
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        document.querySelector<HTMLElement>('[data-article-list]')?.focus({ preventScroll: true })
      })
    },
    [],
  )
}

/** No id of ours is this. */
const NEW_LIST = '*'

function Choices({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  useFocusBack()
  const [typed, setTyped] = useState('')
  const entries = useCollections() ?? []
  const counts = useCollectionCounts()
  const { addTo, addToNewList } = useCollecting()
  const { picker } = messages.collections
  const words = foldText(typed).split(' ')
  const found = collectionRows(entries).filter(({ path }) => {
    const key = foldText(path)
    return words.every((word) => key.includes(word))
  })
  const name = typed.trim()
  const isNew = name !== '' && !entries.some((entry) => foldText(entry.name) === foldText(name))

  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <TextField autoFocus className={styles.field ?? ''}>
        <Label className="visually-hidden">{picker.find}</Label>
        <Input className={styles.input ?? ''} placeholder={picker.find} />
      </TextField>
      <Menu
        aria-label={picker.known}
        className={styles.list ?? ''}
        renderEmptyState={() => (
          <p className={styles.nothing}>{entries.length === 0 ? picker.none : picker.nothing}</p>
        )}
        onAction={(key) => {
          const entry = entries.find(({ id }) => id === key)
          onClose()
          if (entry) void addTo(entry, ids)
          else if (key === NEW_LIST) void addToNewList(name, ids)
        }}
      >
        {found.map(({ entry, path }) => (
          <MenuItem
            key={entry.id}
            id={entry.id}
            textValue={path}
            className={classNames(styles.item, !takesArticles(entry) && styles.refuses)}
          >
            <span className={styles.icon}>
              <CollectionGlyph kind={entry.kind} icon={entry.icon} />
            </span>
            <span className={styles.words}>
              <span dir="auto">{path}</span>
              <small className={styles.details}>{whatItTakes(entry, counts?.get(entry.id))}</small>
            </span>
          </MenuItem>
        ))}
        {isNew ? (
          <MenuItem id={NEW_LIST} textValue={picker.newList(name)} className={styles.item ?? ''}>
            <span className={styles.icon}>
              <ListPlus aria-hidden="true" />
            </span>
            <span className={styles.words} dir="auto">
              {picker.newList(name)}
            </span>
          </MenuItem>
        ) : null}
      </Menu>
    </Autocomplete>
  )
}

/** What adding to it does, or why nothing can be added. */
function whatItTakes({ kind, query }: CollectionEntry, count: number | undefined): string {
  const { picker, why } = messages.collections
  if (kind === 'list') return picker.list(count)
  const demands = demandsOf(query)
  return demands.ok ? picker.gives(demands.value) : why(demands.error.kind)
}
