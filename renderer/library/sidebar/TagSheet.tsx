import type { FormEvent, ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { messages } from '../../ui/messages.ts'
import { Sheet, SheetTitle } from '../../ui/Sheet.tsx'
import styles from './TagChange.module.css'

interface TagSheetProps {
  title: string
  confirm: string
  /** Whether there is something to do. */
  isReady: boolean
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}

/** A change to tags that shows what it would do before it is done. */
export function TagSheet({ title, confirm, isReady, onConfirm, onClose, children }: TagSheetProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) onConfirm()
  }
  return (
    <Sheet className={styles.sheet ?? ''} onClose={onClose}>
      <SheetTitle>{title}</SheetTitle>
      <form className={styles.form} onSubmit={submit}>
        {children}
        <div className={styles.buttons}>
          <Button onPress={onClose}>{messages.tags.cancel}</Button>
          <Button type="submit" variant="primary" isDisabled={!isReady}>
            {confirm}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
