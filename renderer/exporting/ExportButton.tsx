import { Download } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useExporting } from './ExportingContext.tsx'

/** Exports the notes of the articles that are chosen, or of all in the list. */
export function ExportButton({ articleIds }: { articleIds: readonly string[] }) {
  const { exportArticles, isBusy } = useExporting()
  return (
    <Button
      icon={<Download />}
      isDisabled={isBusy || articleIds.length === 0}
      aria-label={messages.exporting.label(articleIds.length)}
      onPress={() => void exportArticles(articleIds)}
    >
      {messages.exporting.button}
    </Button>
  )
}
