import { useCallback } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import type { CaptureOptions, IncomingFile } from '../actions/actions.ts'
import { useBridge } from '../platform/PlatformContext.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import type { Incoming } from './incoming.ts'

/** Turns what came in into jobs. Answers whether all of it was stored. */
export function useSaving() {
  const actions = useActions()
  const bridge = useBridge()
  const { say, warn } = useAnnouncer()

  const save = useCallback(
    async (incoming: Incoming, options: CaptureOptions = {}): Promise<boolean> => {
      const { said } = messages.importing
      const outcome = await saveIncoming(actions, incoming, options)
      if (!outcome) {
        say(said.nothing)
        return false
      }
      if (!outcome.ok) {
        warn(messages.errors.action[outcome.error.kind])
        return false
      }
      if (incoming.kind === 'files') say(said.files(incoming.files.length))
      else if (incoming.kind === 'text') say(said.text)
      else if (incoming.kind === 'addresses') say(said.addresses(incoming.addresses))
      return true
    },
    [actions, say, warn],
  )

  /** Asks for files and saves them. A cancelled dialog says nothing. */
  const chooseFiles = useCallback(
    async (options: CaptureOptions = {}): Promise<boolean> => {
      const chosen = await bridge.call('openArticleFiles', null)
      if (!chosen.ok) {
        if (chosen.error.kind !== 'cancelled') warn(messages.errors.bridge(chosen.error.kind))
        return false
      }
      const files: readonly IncomingFile[] = chosen.value
      return files.length > 0 ? save({ kind: 'files', files }, options) : false
    },
    [bridge, save, warn],
  )

  return { save, chooseFiles }
}

type Saving = Pick<ReturnType<typeof useActions>, 'saveAddress' | 'saveFiles' | 'saveText'>

/** Null when there is nothing to save. */
async function saveIncoming(actions: Saving, incoming: Incoming, options: CaptureOptions) {
  switch (incoming.kind) {
    case 'files':
      return actions.saveFiles(incoming.files, options)
    case 'text':
      return actions.saveText({ text: incoming.text, html: incoming.html }, options)
    case 'addresses': {
      let outcome: Awaited<ReturnType<Saving['saveAddress']>> | null = null
      for (const address of incoming.addresses) {
        outcome = await actions.saveAddress(address, options)
        if (!outcome.ok) return outcome
      }
      return outcome
    }
    case 'nothing':
      return null
  }
}
