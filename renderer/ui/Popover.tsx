import type { ReactElement, ReactNode, RefObject } from 'react'
import { Popover as AriaPopover, Dialog, DialogTrigger, type PopoverProps } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './Popover.module.css'

interface PopoverSurfaceProps {
  /** Its accessible name. */
  label: string
  placement?: PopoverProps['placement']
  className?: string
  children: ReactNode | ((close: () => void) => ReactNode)
}

interface PopoverAtProps extends PopoverSurfaceProps {
  triggerRef: RefObject<Element | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** A floating panel beside an element that the caller holds. Escape and a press outside close it. */
export function PopoverAt({
  label,
  placement = 'bottom end',
  className,
  children,
  triggerRef,
  isOpen,
  onOpenChange,
}: PopoverAtProps) {
  return (
    <AriaPopover
      className={classNames(styles.popover, className)}
      placement={placement}
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <Dialog aria-label={label} className={styles.dialog ?? ''}>
        {typeof children === 'function' ? ({ close }) => children(close) : children}
      </Dialog>
    </AriaPopover>
  )
}

interface PopoverButtonProps extends PopoverSurfaceProps {
  /** The button that opens it. */
  trigger: ReactElement
}

/** A floating panel behind a button. */
export function Popover({
  label,
  placement = 'bottom end',
  className,
  trigger,
  children,
}: PopoverButtonProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={classNames(styles.popover, className)} placement={placement}>
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          {typeof children === 'function' ? ({ close }) => children(close) : children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
