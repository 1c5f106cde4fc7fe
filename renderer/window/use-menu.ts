import { useEffect, useMemo } from 'react'
import { menuKeys } from '../../shared/commands/menu-keys.ts'
import { useKeymap } from '../commands/KeymapContext.tsx'
import type { Navigation } from '../NavigationContext.tsx'
import { useBridge } from '../platform/PlatformContext.tsx'
import { afterFirstFrame } from '../queries/start-is-over.ts'
import { useUndoState } from '../queries/undo.ts'
import { messages } from '../ui/messages.ts'

/** Keeps the application's menu and the window's title as the window is. */
export function useMenu({ route, canGoBack, canGoForward }: Navigation, title: string): void {
  const bridge = useBridge()
  const undoState = useUndoState()
  const undo = undoState?.undo ? messages.undo.undo(undoState.undo) : null
  const redo = undoState?.redo ? messages.undo.redo(undoState.redo) : null
  const keymap = useKeymap()
  const keys = useMemo(() => menuKeys(keymap), [keymap])
  const articleOpen = route.articleId !== ''

  useEffect(() => {
    // The system's menus take a while to be built.
    return afterFirstFrame(() => {
      void bridge.call('setMenu', { undo, redo, articleOpen, canGoBack, canGoForward, keys })
    })
  }, [bridge, undo, redo, articleOpen, canGoBack, canGoForward, keys])

  useEffect(() => {
    const full = title === '' ? messages.app.name : messages.app.title(title)
    document.title = full
    void bridge.call('setTitle', { title: full.slice(0, TITLE_LIMIT) })
  }, [bridge, title])
}

/** As much of a title as the bridge takes, in UTF-16 units. */
const TITLE_LIMIT = 500
