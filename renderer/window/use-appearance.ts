import { useEffect } from 'react'
import { useBridge } from '../platform/PlatformContext.tsx'
import { useSettings } from '../queries/settings.ts'
import { onSystemTheme, paintTheme, paperColor, themeOf } from './theme.ts'

/** Keeps the page's colours and size as they are chosen, and tells the shell, which paints before the page does. */
export function useAppearance(): void {
  const bridge = useBridge()
  const settings = useSettings('reader')
  const choice = settings?.theme
  const zoom = settings?.zoom

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

  useEffect(() => {
    if (zoom !== undefined) document.documentElement.style.fontSize = zoom === 1 ? '' : `${zoom * 100}%`
  }, [zoom])
}
