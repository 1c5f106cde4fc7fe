import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import type { ChosenEntries } from '../actions/export-selection.ts'
import { useFileActions } from '../actions/FileActionsContext.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { type Work, WorkLine } from '../ui/WorkLine.tsx'

const words = messages.exporting

interface Exporting {
  /** Asks for a folder and writes each article's notes into it. */
  exportArticles: (articleIds: readonly string[]) => Promise<void>
  /** Asks for a file and writes one article's notes to it. */
  saveNotes: (articleId: string) => Promise<void>
  /** Writes chosen highlights and notes to one file, for which it asks. */
  saveSelection: (chosen: ChosenEntries, suggestedName: string) => Promise<void>
  /** Asks for a file and writes what is written on these articles to it as W3C JSON-LD; null for the whole library. */
  saveAnnotations: (articleIds: readonly string[] | null) => Promise<void>
  /** Asks for a file and writes the whole library to it. */
  backUp: () => Promise<void>
  /** Asks for a backup and brings it into the library. */
  restore: () => Promise<void>
  isBusy: boolean
}

const ExportingContext = createContext<Exporting | null>(null)

/** Work on files goes on while the person does; how far it is stands at the foot of the window. */
export function ExportingProvider({ children }: { children: ReactNode }) {
  const files = useFileActions()
  const { say, warn } = useAnnouncer()
  const [work, setWork] = useState<Work | null>(null)
  const isRunning = useRef(false)

  /** One at a time: a second dialog over the first would be a riddle. */
  const run = useCallback(
    async (task: () => Promise<void>) => {
      if (isRunning.current) return
      isRunning.current = true
      try {
        await task()
      } catch (error) {
        // For the log; then our own words, since they say more than those for any failure.
        reportError(error)
        warn(words.broken)
      } finally {
        isRunning.current = false
        setWork(null)
      }
    },
    [warn],
  )

  const exporting = useMemo<Exporting>(
    () => ({
      exportArticles: (articleIds) =>
        run(async () => {
          if (articleIds.length === 0) return say(words.nothing)
          const { signal, stop } = stoppable()
          const result = await files.exportNotes(articleIds, {
            signal,
            onProgress: ({ done, total }) =>
              setWork({ text: words.working(done, total), share: done / total, stop }),
          })
          if (result.ok) {
            const isTrouble = result.value.failures.length > 0 || result.value.conflicts > 0
            const tell = isTrouble ? warn : say
            tell(words.summary(result.value))
          } else if (result.error.kind !== 'cancelled') warn(words.failure(result.error))
        }),
      saveNotes: (articleId) =>
        run(async () => {
          const result = await files.saveNotes(articleId)
          if (result.ok) say(words.saved(result.value.name))
          else if (result.error.kind !== 'cancelled') warn(words.failure(result.error))
        }),
      saveSelection: (chosen, suggestedName) =>
        run(async () => {
          if (chosen.articles.size === 0 && chosen.ownNotes.length === 0) return say(words.nothing)
          const { signal, stop } = stoppable()
          const result = await files.saveSelection(chosen, suggestedName, {
            signal,
            onProgress: ({ done, total }) =>
              setWork({ text: words.working(done, total), share: done / total, stop }),
          })
          if (result.ok) say(words.saved(result.value.name))
          else if (result.error.kind !== 'cancelled') warn(words.failure(result.error))
        }),
      saveAnnotations: (articleIds) =>
        run(async () => {
          const { signal, stop } = stoppable()
          const told = messages.annotationImport
          const result = await files.saveAnnotations(articleIds, {
            signal,
            onProgress: ({ done, total }) =>
              setWork({ text: told.exporting(done, total), share: total === 0 ? 0 : done / total, stop }),
          })
          if (result.ok) say(told.saved(result.value.name, result.value.annotations))
          else if (result.error.kind === 'nothing') say(told.nothing)
          else if (result.error.kind !== 'cancelled') warn(messages.errors.bridge(result.error.kind))
        }),
      backUp: () =>
        run(async () => {
          const result = await files.backUp((share) =>
            setWork({ text: words.backup.writing(share), share, stop: null }),
          )
          if (result.ok) {
            const { name, articles, damaged } = result.value
            const tell = damaged > 0 ? warn : say
            tell(words.backup.written(name, articles, damaged))
          } else if (result.error.kind !== 'cancelled') warn(messages.errors.bridge(result.error.kind))
        }),
      restore: () =>
        run(async () => {
          const result = await files.restore((share) =>
            setWork({ text: words.backup.restoring(share), share, stop: null }),
          )
          if (result.ok) say(words.backup.restored(result.value.added, result.value.merged))
          else if (result.error.kind !== 'cancelled') warn(words.backup.failure(result.error))
        }),
      isBusy: work !== null,
    }),
    [files, run, say, warn, work],
  )
  return (
    <ExportingContext value={exporting}>
      {children}
      {work ? <WorkLine work={work} stopLabel={words.stop} /> : null}
    </ExportingContext>
  )
}

function stoppable() {
  const controller = new AbortController()
  return { signal: controller.signal, stop: () => controller.abort() }
}

/** Exporting, for what is inside `ExportingProvider`. */
export function useExporting(): Exporting {
  const exporting = useContext(ExportingContext)
  if (!exporting) throw new Error('There is no ExportingProvider above this component')
  return exporting
}
