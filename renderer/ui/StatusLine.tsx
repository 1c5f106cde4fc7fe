import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { Button } from './Button.tsx'
import { messages } from './messages.ts'
import styles from './StatusLine.module.css'

/** How long a line about something that went well stays. In milliseconds; long enough to read twice and press Undo. */
const STAYS_FOR = 8000

interface Status {
  readonly id: number
  readonly text: string
  readonly undo: (() => void) | null
  readonly isProblem: boolean
}

interface Announcer {
  /** Says what just happened, with an Undo beside it where `undo` is given. */
  say: (text: string, undo?: () => void) => void
  /** Says what went wrong. Stays until it is closed. */
  warn: (text: string) => void
}

const AnnouncerContext = createContext<Announcer>({
  say: () => undefined,
  warn: () => undefined,
})

/** What a screen says after an action. */
export function useAnnouncer(): Announcer {
  return useContext(AnnouncerContext)
}

/** Holds the one status line of the window, at its foot: a polite live region, not a stack of toasts. */
export function StatusLineProvider({ children }: { children: ReactNode }) {
  const [status, setStatus] = useState<Status | null>(null)
  const count = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const show = useCallback((text: string, undo: (() => void) | null, isProblem: boolean) => {
    clearTimeout(timer.current)
    count.current += 1
    const id = count.current
    setStatus({ id, text, undo, isProblem })
    if (!isProblem) {
      timer.current = setTimeout(() => setStatus((shown) => (shown?.id === id ? null : shown)), STAYS_FOR)
    }
  }, [])

  const announcer = useMemo<Announcer>(
    () => ({
      say: (text, undo) => show(text, undo ?? null, false),
      warn: (text) => show(text, null, true),
    }),
    [show],
  )

  return (
    <AnnouncerContext.Provider value={announcer}>
      {children}
      <StatusLine status={status} onClose={() => setStatus(null)} />
    </AnnouncerContext.Provider>
  )
}

function StatusLine({ status, onClose }: { status: Status | null; onClose: () => void }) {
  return (
    // Over a dialog too: what was done in it is said and can be undone without closing it.
    <div
      className={styles.region}
      role="status"
      aria-label={messages.status.region}
      data-react-aria-top-layer=""
    >
      {status ? (
        <div className={styles.line} data-problem={status.isProblem || undefined}>
          <span>{status.text}</span>
          {status.undo ? (
            <Button
              size="small"
              variant="quiet"
              className={styles.action ?? ''}
              onPress={() => {
                status.undo?.()
                onClose()
              }}
            >
              {messages.status.undo}
            </Button>
          ) : null}
          {status.isProblem ? (
            <Button size="small" variant="quiet" className={styles.action ?? ''} onPress={onClose}>
              {messages.status.close}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
