import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './Sheet.module.css'

interface SheetProps {
  isOpen?: boolean
  /** A question that waits for its answer is an `alertdialog`. */
  role?: 'dialog' | 'alertdialog'
  /** How wide it is, and what of it scrolls. */
  className: string
  onClose: () => void
  children: ReactNode
}

/** What lies over the window until it is closed: by its own buttons, by Escape, or by a press beside it. */
export function Sheet({ isOpen = true, role = 'dialog', className, onClose, children }: SheetProps) {
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
        <Dialog role={role} className={classNames(styles.dialog, className)}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** What a sheet is called. */
export function SheetTitle({ children }: { children: ReactNode }) {
  return (
    <Heading slot="title" className={styles.title ?? ''}>
      {children}
    </Heading>
  )
}
