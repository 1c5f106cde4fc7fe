import { type FocusEvent, useEffect, useRef, useState } from 'react'

/**
 * Whether a field has the focus, for what is only shown then. When a press takes the focus away it still counts until the pointer is
 * let go: what goes away under the pointer would move the button that is being pressed.
 */
export function useLastingFocus(): {
  hasFocus: boolean
  onFocus: () => void
  onBlur: (event: FocusEvent<HTMLElement>) => void
} {
  const [hasFocus, setFocus] = useState(false)
  const isPressed = useRef(false)
  useEffect(() => {
    if (!hasFocus) return
    const press = () => {
      isPressed.current = true
    }
    const release = () => {
      isPressed.current = false
    }
    const ends = ['pointerup', 'pointercancel']
    addEventListener('pointerdown', press, true)
    for (const end of ends) addEventListener(end, release, true)
    return () => {
      removeEventListener('pointerdown', press, true)
      for (const end of ends) removeEventListener(end, release, true)
      release()
    }
  }, [hasFocus])
  return {
    hasFocus,
    onFocus: () => setFocus(true),
    onBlur: ({ currentTarget }) => {
      const leave = () => {
        if (document.activeElement !== currentTarget) setFocus(false)
      }
      // The click comes after the pointer is let go, in the same task.
      const leaveAfterClick = () => setTimeout(leave)
      if (!isPressed.current) setFocus(false)
      else {
        addEventListener('pointerup', leaveAfterClick, { once: true })
        addEventListener('pointercancel', leaveAfterClick, { once: true })
      }
    },
  }
}
