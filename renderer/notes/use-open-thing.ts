import { useCallback } from 'react'
import { useNavigation } from '../NavigationContext.tsx'
import type { Route } from '../navigation.ts'
import { useBridge } from '../platform/PlatformContext.tsx'

/**
 * Goes to what a note or a link leads to. Going back leads to the highlight that one came from.
 * @param highlightId the highlight whose note one is at; empty elsewhere
 */
export function useOpenThing(highlightId: string): (to: Partial<Route>, apart?: boolean) => void {
  const { route, go, replace } = useNavigation()
  const bridge = useBridge()
  return useCallback(
    (to, apart = false) => {
      if (apart && to.articleId) {
        void bridge.call('openArticleWindow', { articleId: to.articleId })
        return
      }
      if (highlightId !== '' && route.articleId !== '') replace({ ...route, highlightId })
      go(to)
    },
    [route, go, replace, bridge, highlightId],
  )
}
