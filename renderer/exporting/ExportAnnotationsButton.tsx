import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useExporting } from './ExportingContext.tsx'

/** Writes every annotation of the library to one file. */
export function ExportAnnotationsButton() {
  const { saveAnnotations, isBusy } = useExporting()
  return (
    <Button isDisabled={isBusy} onPress={() => void saveAnnotations(null)}>
      {messages.annotationImport.exportAll}
    </Button>
  )
}
