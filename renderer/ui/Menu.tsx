import { createContext, type ReactElement, type ReactNode, type Ref, useContext } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  SubmenuTrigger as AriaSubmenuTrigger,
  MenuTrigger,
  Popover,
  type PopoverProps,
  Separator,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './Menu.module.css'

/** Closes a menu that has no trigger, also from within its submenus. */
export const CloseMenuContext = createContext<(() => void) | null>(null)

interface MenuItemProps {
  icon?: ReactNode
  shortcut?: string
  /** Shows a mark before the words: one of several is chosen. */
  isChosen?: boolean
  isDanger?: boolean
  isDisabled?: boolean
  /** A second line in small print. */
  details?: string
  onAction?: () => void
  children: string
}

/** One thing to do. */
export function MenuItem({
  icon,
  shortcut,
  isChosen,
  isDanger,
  isDisabled,
  details,
  onAction,
  children,
}: MenuItemProps) {
  const close = useContext(CloseMenuContext)
  return (
    <AriaMenuItem
      className={classNames(styles.item, isDanger && styles.danger)}
      textValue={children}
      isDisabled={isDisabled ?? false}
      onAction={() => {
        close?.()
        onAction?.()
      }}
    >
      <span className={styles.mark} aria-hidden="true">
        {isChosen ? '✓' : icon}
      </span>
      <span className={styles.words}>
        {children}
        {details ? <small className={styles.details}>{details}</small> : null}
      </span>
      {isChosen ? <span className="visually-hidden">(chosen)</span> : null}
      {shortcut ? <kbd className={styles.shortcut}>{shortcut}</kbd> : null}
    </AriaMenuItem>
  )
}

export function MenuSeparator() {
  return <Separator className={styles.separator ?? ''} />
}

/** An item that opens more items. */
export function Submenu({ label, icon, children }: { label: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <AriaSubmenuTrigger>
      <AriaMenuItem className={styles.item ?? ''} textValue={label}>
        <span className={styles.mark} aria-hidden="true">
          {icon}
        </span>
        <span className={styles.words}>{label}</span>
        <span className={styles.shortcut} aria-hidden="true">
          ›
        </span>
      </AriaMenuItem>
      <MenuSurface label={label}>{children}</MenuSurface>
    </AriaSubmenuTrigger>
  )
}

interface SurfaceProps
  extends Pick<
    PopoverProps,
    'placement' | 'triggerRef' | 'isOpen' | 'onOpenChange' | 'offset' | 'shouldFlip'
  > {
  label: string
  /** Takes the focus to its first item by itself, where no trigger does. */
  takesFocus?: boolean
  surfaceRef?: Ref<HTMLElement>
  children: ReactNode
}

/** The floating list itself; used by menus that a button opens and by context menus. */
export function MenuSurface({ label, takesFocus, surfaceRef, children, ...popover }: SurfaceProps) {
  return (
    <Popover
      {...popover}
      {...(surfaceRef ? { ref: surfaceRef } : {})}
      // Without a trigger it is a dialog, which wants a name; within one the menu's own is enough.
      {...(takesFocus ? { 'aria-label': label } : {})}
      className={styles.surface ?? ''}
    >
      <AriaMenu
        aria-label={label}
        className={styles.menu ?? ''}
        {...(takesFocus ? { autoFocus: 'first' as const } : {})}
      >
        {children}
      </AriaMenu>
    </Popover>
  )
}

interface MenuProps {
  label: string
  /** The button that opens it. */
  trigger: ReactElement
  placement?: PopoverProps['placement']
  children: ReactNode
}

/** A menu behind a button. */
export function Menu({ label, trigger, placement = 'bottom end', children }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <MenuSurface label={label} placement={placement}>
        {children}
      </MenuSurface>
    </MenuTrigger>
  )
}
