import { useCallback } from 'react'
import type { EventPayload, GivenFile } from '../../shared/bridge.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import type { ActionFailure, CaptureOptions } from '../actions/actions.ts'
import { useBridge } from '../platform/PlatformContext.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useAnnotationImport } from './AnnotationImport.tsx'
import type { Incoming } from './incoming.ts'
import { fromShell } from './waiting-file.ts'

/** Turns what came in into jobs. Answers whether all of it was stored. */
export function useSaving() {
  const actions = useActions()
  const bridge = useBridge()
  const { say, warn } = useAnnouncer()
  const { importAnnotations } = useAnnotationImport()

  const save = useCallback(
    async (given: Incoming, options: CaptureOptions = {}): Promise<boolean> => {
      const { said } = messages.importing
      const incoming = given
      if (incoming.kind === 'addresses') {
        const { saved, failure } = await saveAddresses(actions, incoming.addresses, options)
        if (failure) warn(said.someFailed(saved, incoming.addresses.length, messages.errors.action[failure]))
        else say(said.addresses(incoming.addresses))
        return failure === null
      }
      if (incoming.kind === 'files') {
        const { takeFiles } = await import('./take-files.ts')
        const taken = await takeFiles(incoming.files, {
          actions,
          options,
          importAnnotations,
          onBegin: (files) => say(said.files(files)),
        })
        if (taken.failure) warn(taken.failure)
        else if (taken.saved > 0) say(said.files(taken.saved))
        return taken.failure === ''
      }
      const outcome = await saveIncoming(actions, incoming, options)
      if (!outcome) {
        say(said.nothing)
        return false
      }
      if (!outcome.ok) {
        warn(messages.errors.action[outcome.error.kind])
        return false
      }
      say(said.text)
      return true
    },
    [actions, importAnnotations, say, warn],
  )

  /** Asks for files and saves them. A cancelled dialog says nothing. */
  const chooseFiles = useCallback(
    async (options: CaptureOptions = {}): Promise<boolean> => {
      const chosen = await bridge.call('openArticleFiles', null)
      if (!chosen.ok) {
        if (chosen.error.kind !== 'cancelled') warn(messages.errors.bridge(chosen.error.kind))
        return false
      }
      const files = fromShell(bridge, chosen.value)
      return files.length > 0 ? save({ kind: 'files', files }, options) : false
    },
    [bridge, save, warn],
  )

  /** Saves what stood in a window in which the person opened it. */
  const savePage = useCallback(
    async ({ allowPrivate, ...page }: EventPayload<'pageCaptured'>): Promise<void> => {
      const outcome = await actions.savePage(page, { allowPrivate })
      if (outcome.ok) say(messages.signingIn.saving(page.title || page.url))
      else warn(messages.errors.action[outcome.error.kind])
    },
    [actions, say, warn],
  )

  /** Saves files that the system, or a second start, gave to the app. */
  const saveGiven = useCallback(
    (files: readonly GivenFile[]) => save({ kind: 'files', files: fromShell(bridge, files) }),
    [bridge, save],
  )

  return { save, chooseFiles, saveGiven, savePage }
}

type Saving = Pick<ReturnType<typeof useActions>, 'saveAddress' | 'saveText'>

/** Null when there is nothing to save. */
async function saveIncoming(
  actions: Saving,
  incoming: Extract<Incoming, { kind: 'text' | 'nothing' }>,
  options: CaptureOptions,
) {
  switch (incoming.kind) {
    case 'text':
      return actions.saveText({ text: incoming.text, html: incoming.html }, options)
    case 'nothing':
      return null
  }
}

/** One that fails does not keep the others from being saved. Answers with how many were, and why the first that failed did. */
async function saveAddresses(actions: Saving, addresses: readonly string[], options: CaptureOptions) {
  let saved = 0
  let failure: ActionFailure['kind'] | null = null
  for (const address of addresses) {
    const outcome = await actions.saveAddress(address, options)
    if (outcome.ok) saved++
    else failure ??= outcome.error.kind
  }
  return { saved, failure }
}
