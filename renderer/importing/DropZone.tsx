import { useEffect, useRef, useState } from 'react'
import { hasDraggedArticles } from '../ui/article-drag.ts'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { isTyping } from '../ui/shortcut.ts'
import styles from './DropZone.module.css'
import { readTransfer } from './incoming.ts'
import { useSaving } from './use-saving.ts'

/** Whether a drag brings something that can be saved: files, links or text, and not articles of our own. */
function isForSaving(transfer: DataTransfer | null): transfer is DataTransfer {
  if (!transfer || hasDraggedArticles(transfer)) return false
  return ['Files', 'text/uri-list', 'text/plain'].some((type) => transfer.types.includes(type))
}

/** Takes what is dropped anywhere on the window or pasted outside a field, and shows where a drop goes. */
export function DropZone() {
  const [isOver, setOver] = useState(false)
  const { save } = useSaving()
  const { warn } = useAnnouncer()
  // A drag that begins in the page (selected text, a link) is not something new to save.
  const isOwn = useRef(false)

  useEffect(() => {
    let depth = 0
    const end = () => {
      depth = 0
      setOver(false)
    }
    const dragStart = () => {
      isOwn.current = true
    }
    const dragEnd = () => {
      isOwn.current = false
      end()
    }
    const dragEnter = (event: DragEvent) => {
      if (isOwn.current || !isForSaving(event.dataTransfer)) return
      depth += 1
      setOver(true)
    }
    const dragLeave = () => {
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const dragOver = (event: DragEvent) => {
      if (event.defaultPrevented || isOwn.current || !isForSaving(event.dataTransfer)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    }
    const take = (transfer: DataTransfer) => {
      void readTransfer(transfer).then(
        (incoming) => save(incoming),
        () => warn(messages.importing.drop.unreadable),
      )
    }
    const drop = (event: DragEvent) => {
      end()
      if (event.defaultPrevented || isOwn.current || !isForSaving(event.dataTransfer)) return
      event.preventDefault()
      take(event.dataTransfer)
    }
    const paste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || !event.clipboardData) return
      event.preventDefault()
      take(event.clipboardData)
    }
    const stop = new AbortController()
    const { signal } = stop
    window.addEventListener('dragstart', dragStart, { signal })
    window.addEventListener('dragend', dragEnd, { signal })
    window.addEventListener('dragenter', dragEnter, { signal })
    window.addEventListener('dragleave', dragLeave, { signal })
    window.addEventListener('dragover', dragOver, { signal })
    window.addEventListener('drop', drop, { signal })
    window.addEventListener('paste', paste, { signal })
    return () => stop.abort()
  }, [save, warn])

  if (!isOver) return null
  return (
    <div className={styles.zone} aria-hidden="true">
      <div className={styles.frame}>
        <p className={styles.title}>{messages.importing.drop.title}</p>
        <p>{messages.importing.drop.explanation}</p>
      </div>
    </div>
  )
}
