import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { Sheet, SheetTitle } from '../ui/Sheet.tsx'
import styles from './PurgeQuestion.module.css'

interface PurgeQuestionProps {
  /** How many articles would go; 0 while nothing is asked. */
  count: number
  onConfirm: () => void
  onClose: () => void
}

/** The one question that the library asks: deleting for good cannot be undone. */
export function PurgeQuestion({ count, onConfirm, onClose }: PurgeQuestionProps) {
  const text = messages.library.purge
  return (
    <Sheet isOpen={count > 0} role="alertdialog" className={styles.sheet ?? ''} onClose={onClose}>
      <SheetTitle>{text.title(count)}</SheetTitle>
      <p>{text.explanation}</p>
      <div className={styles.buttons}>
        <Button autoFocus onPress={onClose}>
          {text.cancel}
        </Button>
        <Button
          variant="danger"
          onPress={() => {
            onConfirm()
            onClose()
          }}
        >
          {text.confirm}
        </Button>
      </div>
    </Sheet>
  )
}
