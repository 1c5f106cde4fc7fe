import { Button } from './Button.tsx'
import { messages } from './messages.ts'
import { Sheet, SheetTitle } from './Sheet.tsx'
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
    <Sheet isOpen={isOpen} className={styles.sheet ?? ''} onClose={onClose}>
      <header className={styles.head}>
        <SheetTitle>{text.title}</SheetTitle>
        <Button size="small" onPress={onClose}>
          {text.close}
        </Button>
      </header>
      <ShortcutList screen={screen} />
    </Sheet>
  )
}
