import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import type { IncomingFile } from '../actions/actions.ts'
import type { ImportReport } from '../actions/annotation-report.ts'
import { useFileActions } from '../actions/FileActionsContext.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { type Work, WorkLine } from '../ui/WorkLine.tsx'
import { ImportReportSheet } from './ImportReportSheet.tsx'

interface AnnotationImport {
  /** Brings in the annotations of files and shows what became of them. */
  importAnnotations: (files: readonly IncomingFile[]) => Promise<void>
  /** Asks for files first. A cancelled dialog says nothing. */
  chooseAnnotations: () => Promise<void>
  isBusy: boolean
}

const AnnotationImportContext = createContext<AnnotationImport | null>(null)

interface AnnotationImportProviderProps {
  /** Goes to an article, at a highlight when it is not empty. */
  onOpen: (articleId: string, highlightId: string) => void
  children: ReactNode
}

/** Imports go on while the person reads; what became of them is shown when they are done. */
export function AnnotationImportProvider({ onOpen, children }: AnnotationImportProviderProps) {
  const actions = useFileActions()
  const { say, warn } = useAnnouncer()
  const [work, setWork] = useState<Work | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const isRunning = useRef(false)

  const run = useCallback(
    async (files: readonly IncomingFile[]) => {
      if (files.length === 0 || isRunning.current) return
      isRunning.current = true
      const words = messages.annotationImport
      const controller = new AbortController()
      const stop = () => controller.abort()
      setWork({ text: words.reading, share: 0, stop })
      try {
        const imported = await actions.importAnnotations(files, {
          signal: controller.signal,
          onProgress: ({ done, total }) =>
            setWork({ text: words.working(done, total), share: total === 0 ? 0 : done / total, stop }),
        })
        if (!imported.ok) warn(messages.errors.action[imported.error.kind])
        else if (imported.value.isCancelled) say(words.stopped)
        else setReport(imported.value)
      } catch (error) {
        // For the log; then words, since the import ends here.
        reportError(error)
        warn(messages.exporting.broken)
      } finally {
        isRunning.current = false
        setWork(null)
      }
    },
    [actions, say, warn],
  )

  const chooseAnnotations = useCallback(async () => {
    const chosen = await actions.chooseAnnotations()
    if (chosen.ok) await run(chosen.value)
    else if (chosen.error.kind !== 'cancelled') warn(messages.errors.bridge(chosen.error.kind))
  }, [actions, run, warn])

  const value = useMemo<AnnotationImport>(
    () => ({ importAnnotations: run, chooseAnnotations, isBusy: work !== null }),
    [run, chooseAnnotations, work],
  )
  return (
    <AnnotationImportContext value={value}>
      {children}
      {work ? <WorkLine work={work} stopLabel={messages.annotationImport.stop} /> : null}
      {report ? <ImportReportSheet report={report} onOpen={onOpen} onClose={() => setReport(null)} /> : null}
    </AnnotationImportContext>
  )
}

/** Importing annotations, for what is inside `AnnotationImportProvider`. */
export function useAnnotationImport(): AnnotationImport {
  const value = useContext(AnnotationImportContext)
  if (!value) throw new Error('There is no AnnotationImportProvider above this component')
  return value
}
