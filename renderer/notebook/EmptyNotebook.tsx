import { useKeyText } from '../commands/KeymapContext.tsx'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import styles from './NotebookScreen.module.css'

interface EmptyNotebookProps {
  isFiltered: boolean
  onClear: () => void
  onLibrary: () => void
  onNewNote: () => void
}

/** A notebook with nothing in it, or nothing that fits: why, and what to do next. */
export function EmptyNotebook({ isFiltered, onClear, onLibrary, onNewNote }: EmptyNotebookProps) {
  const keyText = useKeyText()
  const { empty, filters, newNote } = messages.notebook
  return (
    <div className={styles.empty}>
      <h2 className={styles.emptyTitle}>{isFiltered ? empty.filteredTitle : empty.title}</h2>
      <p className={styles.hint}>{isFiltered ? empty.filteredHint : empty.hint(keyText('marking.mark'))}</p>
      {isFiltered ? (
        <Button onPress={onClear}>{filters.clear}</Button>
      ) : (
        <div className={styles.steps}>
          <Button onPress={onLibrary}>{empty.toLibrary}</Button>
          <Button onPress={onNewNote}>{newNote}</Button>
        </div>
      )}
    </div>
  )
}
