import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnotationImport } from './AnnotationImport.tsx'

/** Brings in annotations from files. */
export function ImportAnnotationsButton() {
  const { chooseAnnotations, isBusy } = useAnnotationImport()
  return (
    <Button isDisabled={isBusy} onPress={() => void chooseAnnotations()}>
      {messages.annotationImport.import}
    </Button>
  )
}
