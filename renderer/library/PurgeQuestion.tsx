import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
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
    <ModalOverlay
      className={styles.scrim ?? ''}
      isOpen={count > 0}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog role="alertdialog" className={styles.dialog ?? ''}>
          <Heading slot="title" className={styles.title ?? ''}>
            {text.title(count)}
          </Heading>
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
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
