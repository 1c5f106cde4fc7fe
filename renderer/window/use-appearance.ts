import { useEffect, useLayoutEffect } from 'react'
import type { Settings } from '../../shared/settings.ts'
import { useBridge } from '../platform/PlatformContext.tsx'
import { useSettings } from '../queries/settings.ts'
import { onSystemTheme, paintTheme, paperColor, themeOf } from './theme.ts'

/**
 * Keeps the page's colours and size as they are chosen, and tells the shell, which paints before the page does.
 * @param start what was chosen when the window opened, where that is known
 */
export function useAppearance(start?: Settings['reader']): void {
  const bridge = useBridge()
  const settings = useSettings('reader')
  const choice = settings?.theme
  const zoom = settings?.zoom ?? start?.zoom

  useEffect(() => {
    if (choice === undefined) return
    const paint = () => {
      paintTheme(choice)
      const background = paperColor()
      const theme = choice === 'system' ? 'system' : themeOf(choice) === 'dark' ? 'dark' : 'light'
      if (background) void bridge.call('setAppearance', { theme, background })
    }
    paint()
    return onSystemTheme(paint)
  }, [bridge, choice])

  // Before the first frame, or everything in it would jump.
  useLayoutEffect(() => {
    if (zoom !== undefined) document.documentElement.style.fontSize = zoom === 1 ? '' : `${zoom * 100}%`
  }, [zoom])
}
