import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ToggleButton,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './IconButton.module.css'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** What it does, in words: its accessible name and its tooltip. */
  label: string
  /** Shown in the tooltip, as `shortcutText` writes it. */
  shortcut?: string
  icon: ReactNode
  /** Makes it a toggle that is on or off. */
  isSelected?: boolean
  className?: string
}

/** A button that shows an icon alone; its words stand in a tooltip. */
export function IconButton({ label, shortcut, icon, isSelected, className, ...props }: IconButtonProps) {
  const shared = {
    'aria-label': label,
    className: classNames(styles.button, className),
    children: <span aria-hidden="true">{icon}</span>,
  }
  return (
    <Tooltip text={label} {...(shortcut ? { shortcut } : {})}>
      {isSelected === undefined ? (
        <AriaButton {...props} {...shared} />
      ) : (
        <ToggleButton
          {...(props.isDisabled === undefined ? {} : { isDisabled: props.isDisabled })}
          {...(props.onPress ? { onPress: props.onPress } : {})}
          isSelected={isSelected}
          {...shared}
        />
      )}
    </Tooltip>
  )
}
