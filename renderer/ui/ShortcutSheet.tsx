import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './Button.tsx'
import { messages } from './messages.ts'
import { ShortcutList, type ShortcutScreen } from './ShortcutList.tsx'
import styles from './ShortcutSheet.module.css'

interface ShortcutSheetProps {
  isOpen: boolean
  /** What it is opened over. */
  screen: ShortcutScreen
  onClose: () => void
}

/** All shortcuts over the window, behind `?`. */
export function ShortcutSheet({ isOpen, screen, onClose }: ShortcutSheetProps) {
  const text = messages.library.shortcuts
  return (
    <ModalOverlay
      className={styles.scrim ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {text.title}
            </Heading>
            <Button size="small" onPress={onClose}>
              {text.close}
            </Button>
          </header>
          <ShortcutList screen={screen} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
