import { useEffect, useRef } from 'react'
import type { EventPayload } from '../../shared/bridge.ts'
import type { MenuCommand } from '../../shared/commands/menu-commands.ts'
import { useKeymap } from '../commands/KeymapContext.tsx'
import { useBridge } from '../platform/PlatformContext.tsx'
import { whenStartIsOver } from '../queries/start-is-over.ts'
import { flushPendingWrites } from '../ui/pending-writes.ts'
import { readWindowKey } from './window-keys.ts'

interface ShellListeners {
  readonly isReading: boolean
  onCommand(command: MenuCommand): void
  onOpenArticle(payload: EventPayload<'openArticle'>): void
  onFiles(payload: EventPayload<'filesOpened'>): void
  onPage(payload: EventPayload<'pageCaptured'>): void
  onAddress(payload: EventPayload<'addressOpened'>): void
  /** Something typed could not be committed before closing; the window stays. */
  onUnsaved(): void
}

/** Listens to the shell and to the window's keys, and tells the shell when the window listens and when it may close. */
export function useShell(listeners: ShellListeners): void {
  const bridge = useBridge()
  const keymap = useKeymap()
  const latest = useRef({ ...listeners, keymap })
  useEffect(() => {
    latest.current = { ...listeners, keymap }
  })

  useEffect(() => {
    const stops = [
      bridge.on('menu', ({ command }) => latest.current.onCommand(command)),
      bridge.on('openArticle', (payload) => latest.current.onOpenArticle(payload)),
      bridge.on('filesOpened', (payload) => latest.current.onFiles(payload)),
      bridge.on('pageCaptured', (payload) => latest.current.onPage(payload)),
      bridge.on('addressOpened', (payload) => latest.current.onAddress(payload)),
      bridge.on('beforeClose', () => {
        void flushPendingWrites().then(
          () => bridge.call('readyToClose', { saved: true }),
          () => {
            latest.current.onUnsaved()
            return bridge.call('readyToClose', { saved: false })
          },
        )
      }),
    ]
    const onKeyDown = (event: KeyboardEvent) => {
      const command = readWindowKey(event, latest.current.isReading, latest.current.keymap)
      if (!command) return
      event.preventDefault()
      latest.current.onCommand(command)
    }
    window.addEventListener('keydown', onKeyDown)
    void bridge.call('windowReady', null).then(({ openArticleId }) => {
      whenStartIsOver(() => void bridge.call('startIsOver', null))
      if (openArticleId !== '') latest.current.onOpenArticle({ articleId: openArticleId, highlightId: '' })
    })
    return () => {
      for (const stop of stops) stop()
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [bridge])
}
