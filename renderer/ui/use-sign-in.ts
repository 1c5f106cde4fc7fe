import { useCallback } from 'react'
import type { OffprintBridge } from '../../shared/bridge.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { messages } from './messages.ts'
import { useAnnouncer } from './StatusLine.tsx'

/** Opens an article's page in a window, to sign in to its site and to save it from there. */
export function useSignIn(
  bridge: Pick<OffprintBridge, 'call'>,
): (articleId: string, url: string) => Promise<void> {
  const actions = useActions()
  const { warn } = useAnnouncer()
  return useCallback(
    async (articleId, url) => {
      const allowPrivate = await actions.mayBePrivate(articleId, url)
      const opened = await bridge.call('openCaptureWindow', { url, allowPrivate })
      if (!opened.ok) warn(messages.errors.bridge(opened.error.kind))
    },
    [actions, bridge, warn],
  )
}
