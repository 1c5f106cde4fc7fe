import {
  type ReactElement,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useId,
  useRef,
} from 'react'
import {
  Popover as AriaPopover,
  DialogTrigger,
  OverlayTriggerStateContext,
  type PopoverProps,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './Popover.module.css'

/*
 * The popover is the dialog itself, not a dialog within: its hidden buttons for closing by a screen reader then belong to the dialog.
 */

type Content = ReactNode | ((close: () => void) => ReactNode)

interface PopoverSurfaceProps {
  /** Its accessible name. */
  label: string
  placement?: PopoverProps['placement']
  className?: string
  children: Content
}

interface PopoverAtProps extends PopoverSurfaceProps {
  triggerRef: RefObject<Element | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** A floating panel beside an element that the caller holds. Escape and a press outside close it. */
export function PopoverAt(props: PopoverAtProps) {
  const { label, placement = 'bottom end', className, children, triggerRef, isOpen, onOpenChange } = props
  return (
    <AriaPopover
      aria-label={label}
      className={classNames(styles.popover, className)}
      placement={placement}
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      {typeof children === 'function' ? children(() => onOpenChange(false)) : children}
    </AriaPopover>
  )
}

interface PopoverButtonProps extends PopoverSurfaceProps {
  /** The button that opens it. */
  trigger: ReactElement
}

/** A floating panel behind a button. */
export function Popover(props: PopoverButtonProps) {
  const { label, placement = 'bottom end', className, trigger, children } = props
  const labelId = useId()
  return (
    <DialogTrigger>
      {trigger}
      {/* Its own name: the trigger's words, which it would get, may change while it is open. */}
      <AriaPopover
        aria-labelledby={labelId}
        className={classNames(styles.popover, className)}
        placement={placement}
      >
        <span id={labelId} hidden>
          {label}
        </span>
        <PopoverContent>{children}</PopoverContent>
      </AriaPopover>
    </DialogTrigger>
  )
}

function PopoverContent({ children }: { children: Content }) {
  const state = useContext(OverlayTriggerStateContext)
  useEscapeFromNowhere(() => state?.close())
  return typeof children === 'function' ? children(() => state?.close()) : children
}

/**
 * Escape closes the panel also while nothing has the focus: a button that was pressed and is gone leaves it nowhere for a moment, and the
 * key would be taken for one of the window beneath.
 */
function useEscapeFromNowhere(close: () => void): void {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { activeElement, body } = document
      if (event.key !== 'Escape' || (activeElement !== null && activeElement !== body)) return
      event.preventDefault()
      event.stopPropagation()
      latest.current()
    }
    document.addEventListener('keydown', onKeyDown, true)
    return () => document.removeEventListener('keydown', onKeyDown, true)
  }, [])
}
