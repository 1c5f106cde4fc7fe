import { Copy, Highlighter, MessageSquarePlus, Tag, Underline } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react'
import { useKeyText } from '../commands/KeymapContext.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { AttachOrphan } from './AttachOrphan.tsx'
import { type Passage, useDesk } from './desk.ts'
import { ColorButtons } from './MarkButtons.tsx'
import styles from './SelectionToolbar.module.css'
import { useFloating } from './use-floating.ts'
import type { MarkingCommands } from './use-marking-commands.ts'

interface SelectionToolbarProps {
  passage: Passage
  /** Selected by touch: larger, and below, where the system's own menu is not. */
  byTouch: boolean
  commands: MarkingCommands
  onDismiss: () => void
}

/** What can be done with a selected passage or a chosen element, by it. The selection stays while the toolbar is used. */
export function SelectionToolbar({ passage, byTouch, commands, onDismiss }: SelectionToolbarProps) {
  const { page, marking } = useDesk()
  const keyText = useKeyText()
  const bar = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const place = useFloating(page.passages, passage, size, byTouch)
  const words = messages.annotations.toolbar
  const { element } = passage

  // biome-ignore lint/correctness/useExhaustiveDependencies: its buttons are larger for touch
  useLayoutEffect(() => {
    const box = bar.current
    if (box) setSize({ width: box.offsetWidth, height: box.offsetHeight })
  }, [byTouch])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      onDismiss()
      page.passages?.scroller.focus({ preventScroll: true })
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
      step(event.key === 'ArrowRight' ? 1 : -1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const step = (by: 1 | -1) => {
    const buttons = Array.from(bar.current?.querySelectorAll('button') ?? [])
    const index = buttons.indexOf(document.activeElement as HTMLButtonElement)
    buttons[(index + by + buttons.length) % buttons.length]?.focus()
  }
  const keepSelection = (event: PointerEvent) => event.preventDefault()

  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      aria-label={element ? messages.annotations.element.mark[element.kind] : words.label}
      data-selection-toolbar=""
      data-touch={byTouch || undefined}
      data-placed={place !== null || undefined}
      style={{ left: place?.left ?? 0, top: place?.top ?? 0 }}
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={keepSelection}
      onKeyDown={onKeyDown}
    >
      <ColorButtons
        color={marking.color}
        style="highlight"
        onColor={(color, isUnderline) => (isUnderline ? commands.underline(color) : commands.mark(color))}
      />
      <span className={styles.line} />
      <IconButton
        label={words.highlight}
        shortcut={keyText('marking.mark')}
        icon={<Highlighter />}
        onPress={() => commands.mark(marking.color)}
      />
      <IconButton
        label={words.underline}
        shortcut={keyText('marking.underline')}
        icon={<Underline />}
        onPress={() => commands.underline()}
      />
      <span className={styles.line} />
      <IconButton
        label={words.note}
        shortcut={keyText('marking.note')}
        icon={<MessageSquarePlus />}
        onPress={commands.note}
      />
      <IconButton label={words.tag} shortcut={keyText('marking.tag')} icon={<Tag />} onPress={commands.tag} />
      <IconButton
        label={words.copy}
        shortcut={keyText('marking.copy')}
        icon={<Copy />}
        onPress={commands.copy}
      />
      <AttachOrphan passage={passage} />
    </div>
  )
}
