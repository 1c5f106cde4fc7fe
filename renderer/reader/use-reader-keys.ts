import { useEffect, useRef } from 'react'
import { useBridge } from '../platform/PlatformContext.tsx'
import { hasModifier, isTyping } from '../ui/shortcut.ts'
import type { ReaderDoors, ReaderPage } from './reader-slots.ts'
import type { ArticleActions } from './use-article-actions.ts'
import type { Find } from './use-find.ts'
import type { VersionView } from './use-version-view.ts'

interface ReaderKeys {
  readonly find: Find
  readonly page: ReaderPage
  readonly does: ArticleActions
  readonly doors: ReaderDoors
  readonly outline: boolean
  readonly canReturn: boolean
  readonly onReturn: () => void
  readonly view: VersionView
}

/** The reader's keys and the menu's commands for it. Escape goes back one level: find, what is selected, the panel, another
 * version, the list. */
export function useReaderKeys(keys: ReaderKeys): void {
  const bridge = useBridge()
  const latest = useRef(keys)
  latest.current = keys

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isInOverlay(event.target)) return
      const command = commandOf(event, latest.current)
      if (!command) return
      event.preventDefault()
      command()
    }
    window.addEventListener('keydown', onKeyDown)
    const stopListening = bridge.on('menu', ({ command }) => {
      const { find, page, does, outline } = latest.current
      const commands: Partial<Record<typeof command, () => void>> = {
        find: find.open,
        'find-next': () => (find.isOpen ? find.step(1) : find.open()),
        'find-previous': () => (find.isOpen ? find.step(-1) : find.open()),
        'toggle-outline': () => does.changeSettings({ outline: !outline }),
        'toggle-margin': () => page.showMargin(page.margin === 'hidden'),
        archive: does.archive,
        favourite: does.favorite,
        trash: does.trash,
      }
      commands[command]?.()
    })
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      stopListening()
    }
  }, [bridge])
}

function commandOf(event: KeyboardEvent, keys: ReaderKeys): (() => void) | null {
  const { find, page, does, doors, outline, canReturn, onReturn, view } = keys
  if (hasModifier(event) && !event.altKey) {
    const key = event.key.toLowerCase()
    if (key === 'f' && !event.shiftKey) return find.open
    if (key === 'g') return () => (find.isOpen ? find.step(event.shiftKey ? -1 : 1) : find.open())
    return null
  }
  if (event.key === 'F3') return () => (find.isOpen ? find.step(event.shiftKey ? -1 : 1) : find.open())
  // On some keyboards braces are written with AltGr.
  if (!isTyping(event.target)) {
    if (event.key === '{') return () => does.changeSettings({ outline: !outline })
    if (event.key === '}') return () => page.showMargin(page.margin === 'hidden')
  }
  if (event.altKey) {
    if (event.key !== 'ArrowLeft') return null
    return canReturn ? onReturn : view.backTo ? view.back : null
  }
  if (isTyping(event.target)) return null
  switch (event.key) {
    case 'Escape':
      return oneLevelBack(keys)
    case 'f':
    case '/':
      return find.open
    case 'e':
      return does.archive
    case 's':
      return does.favorite
    case 'l':
      return does.later
    // A key that is held down was meant for what is gone by now.
    case 'Backspace':
      return event.repeat ? null : doors.onBack
    case 'Delete':
      return event.repeat ? null : does.trash
    default:
      return null
  }
}

function oneLevelBack({ find, page, doors, view }: ReaderKeys): () => void {
  if (find.isOpen) return find.close
  if (page.margin === 'panel') return () => page.showMargin(false)
  if (view.backTo) return view.back
  return doors.onBack
}

/** Menus, dialogs and lists have keys of their own. */
function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog],[role=menu],[role=listbox]') !== null
}
