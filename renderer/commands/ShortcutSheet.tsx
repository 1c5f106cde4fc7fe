import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { Sheet, SheetTitle } from '../ui/Sheet.tsx'
import { ShortcutList, type ShortcutScreen } from './ShortcutList.tsx'
import styles from './ShortcutSheet.module.css'

interface ShortcutSheetProps {
  isOpen: boolean
  /** What it is opened over. */
  screen: ShortcutScreen
  onClose: () => void
  /** To the settings in which keys are changed. */
  onChange: () => void
}

/** All shortcuts over the window, behind `?`. */
export function ShortcutSheet({ isOpen, screen, onClose, onChange }: ShortcutSheetProps) {
  const text = messages.library.shortcuts
  return (
    <Sheet isOpen={isOpen} className={styles.sheet ?? ''} onClose={onClose}>
      <header className={styles.head}>
        <SheetTitle>{text.title}</SheetTitle>
        <div className={styles.buttons}>
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              onClose()
              onChange()
            }}
          >
            {messages.commands.sheet.change}
          </Button>
          <Button size="small" onPress={onClose}>
            {text.close}
          </Button>
        </div>
      </header>
      <ShortcutList screen={screen} />
    </Sheet>
  )
}
