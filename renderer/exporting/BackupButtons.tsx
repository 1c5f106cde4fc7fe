import { useState } from 'react'
import { useFileActions } from '../actions/FileActionsContext.tsx'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'

/** Writes the library to one file, and reads such a file back. */
export function BackupButtons() {
  const files = useFileActions()
  const { say, warn } = useAnnouncer()
  const [state, setState] = useState('')
  const words = messages.exporting.backup

  async function backUp() {
    const result = await files.backUp((share) => setState(words.writing(share)))
    setState('')
    if (result.ok) say(words.written(result.value.name, result.value.articles))
    else if (result.error.kind !== 'cancelled') warn(messages.errors.bridge(result.error.kind))
  }

  async function restore() {
    const result = await files.restore((share) => setState(words.restoring(share)))
    setState('')
    if (result.ok) say(words.restored(result.value.added, result.value.merged))
    else if (result.error.kind !== 'cancelled') warn(words.failure(result.error))
  }

  return (
    <>
      <Button isDisabled={state !== ''} onPress={() => void backUp()}>
        {words.write}
      </Button>
      <Button isDisabled={state !== ''} onPress={() => void restore()}>
        {words.restore}
      </Button>
      <span role="status">{state}</span>
    </>
  )
}
