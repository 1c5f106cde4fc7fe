import type { CSSProperties } from 'react'
import type { ReaderSettings } from '../../shared/settings.ts'

/** Each family as the style sheet of fonts names it, with what stands in for scripts that it lacks. */
const FAMILIES: Record<ReaderSettings['family'], string> = {
  literata: "'Literata Variable', 'Noto Serif', 'Noto Naskh Arabic', 'Noto Serif Hebrew', Georgia, serif",
  'source-serif': "'Source Serif 4 Variable', 'Noto Serif', 'Noto Naskh Arabic', Georgia, serif",
  atkinson: "'Atkinson Hyperlegible Next Variable', 'Noto Sans', 'Noto Sans Arabic', sans-serif",
  opendyslexic: "'OpenDyslexic', 'Noto Sans', sans-serif",
  inter: "'Inter Variable', 'Noto Sans', 'Noto Sans Arabic', sans-serif",
  system: 'system-ui, sans-serif',
}

/** An average letter of running text, measured in `ch`: the zero that `ch` stands for is wider. */
const LETTER = 0.9

/** The size that one `rem` stands for unless the window is zoomed. */
const PIXELS_PER_REM = 16

/** The reader's choices as the custom properties that its style sheets use. */
export function typeStyle({ family, size, lineHeight, width }: ReaderSettings): CSSProperties {
  const properties: Record<`--${string}`, string> = {
    '--reading-family': FAMILIES[family],
    '--reading-size': `${size / PIXELS_PER_REM}rem`,
    '--reading-line': String(lineHeight),
    '--reading-width': `${width * LETTER}ch`,
  }
  return properties as CSSProperties
}
