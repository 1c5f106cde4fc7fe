import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { useFileActions } from '../actions/FileActionsContext.tsx'
import type { Progress } from '../actions/file-actions.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import styles from './ExportingContext.module.css'

const words = messages.exporting

interface Exporting {
  /** Asks for a folder and writes each article's notes into it. */
  exportArticles: (articleIds: readonly string[]) => Promise<void>
  /** Asks for a file and writes one article's notes to it. */
  saveNotes: (articleId: string) => Promise<void>
  isBusy: boolean
}

const ExportingContext = createContext<Exporting | null>(null)

/** Exports go on while the person does; how far they are stands at the foot of the window, with a way to stop. */
export function ExportingProvider({ children }: { children: ReactNode }) {
  const files = useFileActions()
  const { say, warn } = useAnnouncer()
  const [progress, setProgress] = useState<Progress | null>(null)
  const controller = useRef<AbortController | null>(null)
  const exportArticles = useCallback(
    async (articleIds: readonly string[]) => {
      if (articleIds.length === 0) return say(words.nothing)
      const running = new AbortController()
      controller.current = running
      const result = await files.exportNotes(articleIds, { signal: running.signal, onProgress: setProgress })
      setProgress(null)
      if (result.ok) {
        const tell = result.value.failures.length > 0 || result.value.conflicts > 0 ? warn : say
        tell(words.summary(result.value))
      } else if (result.error.kind !== 'cancelled') warn(words.failure(result.error))
    },
    [files, say, warn],
  )

  const saveNotes = useCallback(
    async (articleId: string) => {
      const result = await files.saveNotes(articleId)
      if (result.ok) say(words.saved(result.value.name))
      else if (result.error.kind !== 'cancelled') warn(words.failure(result.error))
    },
    [files, say, warn],
  )

  const exporting = useMemo<Exporting>(
    () => ({ exportArticles, saveNotes, isBusy: progress !== null }),
    [exportArticles, saveNotes, progress],
  )
  return (
    <ExportingContext value={exporting}>
      {children}
      {progress ? (
        <div className={styles.line} role="status">
          <span>{words.working(progress.done, progress.total)}</span>
          <progress
            className={styles.bar}
            value={progress.done}
            max={progress.total}
            aria-label={words.working(progress.done, progress.total)}
          />
          <Button size="small" variant="quiet" onPress={() => controller.current?.abort()}>
            {words.stop}
          </Button>
        </div>
      ) : null}
    </ExportingContext>
  )
}

/** Exporting, for what is inside `ExportingProvider`. */
export function useExporting(): Exporting {
  const exporting = useContext(ExportingContext)
  if (!exporting) throw new Error('There is no ExportingProvider above this component')
  return exporting
}
