import { useEffect, useRef } from 'react'
import type { CommandId } from '../../shared/commands/command.ts'
import type { Keymap } from '../../shared/commands/keymap.ts'
import type { MenuCommand } from '../../shared/commands/menu-commands.ts'
import { useKeymap } from '../commands/KeymapContext.tsx'
import { useCommandRunner } from '../commands/running-commands.ts'
import { useBridge } from '../platform/PlatformContext.tsx'
import { messages } from '../ui/messages.ts'
import { isTyping } from '../ui/shortcut.ts'
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

/** Commands of the application's menu that the reader answers. */
const MENU: Partial<Readonly<Record<MenuCommand, CommandId>>> = {
  find: 'article.find',
  'find-next': 'article.find-next',
  'find-previous': 'article.find-previous',
  'toggle-outline': 'article.toggle-outline',
  'toggle-margin': 'article.toggle-margin',
  archive: 'article.archive',
  favourite: 'article.favourite',
  trash: 'article.trash',
}

/** A key that is held down was meant for what is gone by now. */
const ONCE: readonly CommandId[] = ['article.back-to-list', 'article.trash']
/** What needs the address that the article was saved from. */
const NEEDS_ADDRESS: readonly CommandId[] = ['article.copy-link', 'article.open-original']

/** The reader's keys and the menu's and the palette's commands for it. Escape goes back one level: find, what is selected, the panel,
 * another version, the list. */
export function useReaderKeys(keys: ReaderKeys): void {
  const bridge = useBridge()
  const keymap = useKeymap()
  const latest = useRef({ ...keys, keymap })
  latest.current = { ...keys, keymap }

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isInOverlay(event.target)) return
      const command = commandAt(event, latest.current.keymap, latest.current)
      if (!command) return
      event.preventDefault()
      command()
    }
    window.addEventListener('keydown', onKeyDown)
    const stopListening = bridge.on('menu', ({ command }) => {
      const id = MENU[command]
      if (id) doingOf(latest.current)[id]?.()
    })
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      stopListening()
    }
  }, [bridge])
  useCommandRunner({
    whyNot(id) {
      if (!doingOf(keys)[id]) return null
      return NEEDS_ADDRESS.includes(id) && keys.does.url === '' ? messages.commands.whyNot.noAddress : ''
    },
    run: (id) => doingOf(keys)[id]?.(),
  })
}

/** What each of the reader's commands does. */
function doingOf(keys: ReaderKeys): Partial<Readonly<Record<CommandId, () => void>>> {
  const { find, page, does, doors, outline } = keys
  return {
    'article.find': find.open,
    'article.find-next': () => (find.isOpen ? find.step(1) : find.open()),
    'article.find-previous': () => (find.isOpen ? find.step(-1) : find.open()),
    'article.archive': does.archive,
    'article.later': does.later,
    'article.favourite': does.favorite,
    'article.finish': does.finish,
    'article.edit': () => doors.onEditDetails(page.articleId),
    'article.trash': does.trash,
    'article.toggle-outline': () => does.changeSettings({ outline: !outline }),
    'article.toggle-margin': () => page.showMargin(page.margin === 'hidden'),
    'article.copy-link': does.copyLink,
    'article.open-original': does.openOriginal,
    'article.open-window': () => doors.onOpenWindow(page.articleId),
    'article.back-to-list': doors.onBack,
  }
}

function commandAt(event: KeyboardEvent, keymap: Keymap, keys: ReaderKeys): (() => void) | null {
  if (keymap.read(['article', 'window'], event, isTyping(event.target)) === 'window.back') {
    const { canReturn, onReturn, view } = keys
    return canReturn ? onReturn : view.backTo ? view.back : null
  }
  const id = keymap.read(['article'], event, isTyping(event.target))
  if (!id || (event.repeat && ONCE.includes(id))) return null
  if (event.key === 'Escape') return oneLevelBack(keys)
  return doingOf(keys)[id] ?? null
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
