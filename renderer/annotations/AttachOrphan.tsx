import { Unlink } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import styles from './AttachOrphan.module.css'
import { type Passage, useDesk } from './desk.ts'
import { brief } from './place-steps.ts'
import { hasText } from './placed.ts'
import { usePlaceActions } from './use-place-actions.ts'

/** Of the window so much must be free above the toolbar for the list to open upwards, away from the selection. CSS pixels. */
const ROOM_ABOVE = 320

/** In the toolbar of a selection: puts one of the highlights that this version has lost on the selected passage. */
export function AttachOrphan({ passage }: { passage: Passage }) {
  const orphans = useDesk().orphans.filter(hasText)
  const [isOpen, setIsOpen] = useState(false)
  const holder = useRef<HTMLDivElement>(null)
  if (orphans.length === 0) return null
  const close = () => {
    setIsOpen(false)
    holder.current?.querySelector('button')?.focus()
  }
  return (
    <div ref={holder} className={styles.holder}>
      <IconButton
        label={messages.places.attach.orphan}
        icon={<Unlink />}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setIsOpen(!isOpen)}
      />
      {isOpen ? <OrphanMenu passage={passage} holder={holder.current} onClose={close} /> : null}
    </div>
  )
}

interface OrphanMenuProps {
  passage: Passage
  holder: HTMLElement | null
  onClose: () => void
}

/*
 * A menu of our own: the shared one stands elsewhere in the document, where a press of the mouse would let go of the selection that the
 * choice is for.
 */
function OrphanMenu({ passage, holder, onClose }: OrphanMenuProps) {
  const orphans = useDesk().orphans.filter(hasText)
  const places = usePlaceActions()
  const menu = useRef<HTMLDivElement>(null)
  const opensUp = (holder?.getBoundingClientRect().top ?? 0) > ROOM_ABOVE

  useEffect(() => {
    menu.current?.querySelector('button')?.focus()
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    const items = Array.from(menu.current?.querySelectorAll('button') ?? [])
    const at = items.indexOf(document.activeElement as HTMLButtonElement)
    if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus()
    else if (event.key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus()
    else if (event.key === 'Home') items[0]?.focus()
    else if (event.key === 'End') items.at(-1)?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') onClose()
    // Enter and the space bar are the button's own.
    else if (event.key === 'Enter' || event.key === ' ') return event.stopPropagation()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={menu}
      className={styles.menu}
      data-up={opensUp || undefined}
      role="menu"
      aria-label={messages.places.attach.orphans}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {orphans.map(({ highlight, notes }) => (
        <button
          key={highlight.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={styles.item}
          data-color={highlight.color}
          onClick={() => void places.attach(highlight.id, passage)}
        >
          <q dir="auto">{brief(highlight.quote)}</q>
          {notes[0] ? <small className={styles.note}>{brief(notes[0].body)}</small> : null}
        </button>
      ))}
    </div>
  )
}
