import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { messages } from '../../ui/messages.ts'
import { Sheet, SheetTitle } from '../../ui/Sheet.tsx'
import styles from './TagChange.module.css'

interface TagSheetProps {
  title: string
  confirm: string
  /** Whether there is something to do. */
  isReady: boolean
  /** Does it; what stands on thousands of articles takes some seconds. */
  onConfirm: () => Promise<unknown>
  onClose: () => void
  /** @param confirm for Enter in a field that takes the key for itself */
  children: (confirm: () => void) => ReactNode
}

/** A change to tags that shows what it would do before it is done. */
export function TagSheet({ title, confirm, isReady, onConfirm, onClose, children }: TagSheetProps) {
  const [isWorking, setWorking] = useState(false)
  const isBegun = useRef(false)
  const isOpen = useRef(true)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])
  const start = async () => {
    if (!isReady || isBegun.current) return
    isBegun.current = true
    setWorking(true)
    await onConfirm()
    // Closed meanwhile, another may be open by now.
    if (isOpen.current) onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void start()
  }
  return (
    <Sheet className={styles.sheet ?? ''} onClose={onClose}>
      <SheetTitle>{title}</SheetTitle>
      <form className={styles.form} onSubmit={submit}>
        {children(() => void start())}
        <p className={styles.working} role="status">
          {isWorking ? messages.tags.working : ''}
        </p>
        <div className={styles.buttons}>
          <Button onPress={onClose}>{messages.tags.cancel}</Button>
          <Button type="submit" variant="primary" isDisabled={!isReady || isWorking}>
            {confirm}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
