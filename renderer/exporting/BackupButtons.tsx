import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useExporting } from './ExportingContext.tsx'

/** Writes the library to one file, and reads such a file back. */
export function BackupButtons() {
  const { backUp, restore, isBusy } = useExporting()
  const words = messages.exporting.backup
  return (
    <>
      <Button isDisabled={isBusy} onPress={() => void backUp()}>
        {words.write}
      </Button>
      <Button isDisabled={isBusy} onPress={() => void restore()}>
        {words.restore}
      </Button>
    </>
  )
}
