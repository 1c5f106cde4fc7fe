import { useMemo } from 'react'
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import type { Settings } from '../../shared/settings.ts'
import { useSettings } from '../queries/settings.ts'
import { messages } from './messages.ts'

/** What each colour is called wherever it is named: as the person calls it, else by its own name. */
export type ColorNames = Readonly<Record<HighlightColor, string>>

/** @param given the names a person gave; empty where there is none */
export function nameColors(given: Settings['marking']['names'] | undefined): ColorNames {
  const name = (color: HighlightColor) => given?.[color].trim() || messages.annotations.colors[color]
  return Object.fromEntries(HIGHLIGHT_COLORS.map((color) => [color, name(color)])) as Record<
    HighlightColor,
    string
  >
}

/** The names of the colours, as they are now. */
export function useColorNames(): ColorNames {
  const names = useSettings('marking')?.names
  return useMemo(() => nameColors(names), [names])
}
