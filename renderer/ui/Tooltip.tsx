import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import styles from './Tooltip.module.css'

/** Long enough not to flicker while the pointer crosses a bar, short enough to be found. In milliseconds. */
const SHOW_AFTER = 500

interface TooltipProps {
  text: string
  shortcut?: string
  /** The control it explains. */
  children: ReactElement
}

/** Words beside a control, on hover and on keyboard focus. Never the only place where something is said. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={SHOW_AFTER}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} offset={6}>
        {text}
        {shortcut ? <kbd className={styles.shortcut}>{shortcut}</kbd> : null}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
