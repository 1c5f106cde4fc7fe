import { useMemo } from 'react'
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../shared/annotation/highlight.ts'
import { useSettings } from '../queries/settings.ts'
import { messages } from '../ui/messages.ts'

export type MarkNames = Readonly<Record<HighlightColor, string>>

/** What the person calls each colour; its own name where they call it nothing. */
export function useMarkNames(): MarkNames {
  const names = useSettings('marking')?.names
  return useMemo(() => {
    const own = messages.annotations.colors
    return Object.fromEntries(
      HIGHLIGHT_COLORS.map((color) => [color, names?.[color].trim() || own[color]]),
    ) as MarkNames
  }, [names])
}
