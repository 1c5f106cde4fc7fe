import { useCallback } from 'react'
import type { EventPayload } from '../../shared/bridge.ts'
import { isAnnotationFile } from '../../shared/import/annotation-file.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import type { ActionFailure, CaptureOptions, IncomingFile } from '../actions/actions.ts'
import { useBridge } from '../platform/PlatformContext.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useAnnotationImport } from './AnnotationImport.tsx'
import type { Incoming } from './incoming.ts'

/** Turns what came in into jobs. Answers whether all of it was stored. */
export function useSaving() {
  const actions = useActions()
  const bridge = useBridge()
  const { say, warn } = useAnnouncer()
  const { importAnnotations } = useAnnotationImport()

  const save = useCallback(
    async (given: Incoming, options: CaptureOptions = {}): Promise<boolean> => {
      const { said } = messages.importing
      let incoming = given
      if (incoming.kind === 'too-large') {
        warn(said.tooLarge(incoming.names))
        return false
      }
      if (incoming.kind === 'addresses') {
        const { saved, failure } = await saveAddresses(actions, incoming.addresses, options)
        if (failure) warn(said.someFailed(saved, incoming.addresses.length, messages.errors.action[failure]))
        else say(said.addresses(incoming.addresses))
        return failure === null
      }
      if (incoming.kind === 'files') {
        const annotations = incoming.files.filter(isAnnotationFile)
        const articles = incoming.files.filter((file) => !annotations.includes(file))
        if (annotations.length > 0) await importAnnotations(annotations)
        if (annotations.length > 0 && articles.length === 0) return true
        incoming = { kind: 'files', files: articles }
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
      if (incoming.kind === 'files') say(said.files(incoming.files.length))
      else say(said.text)
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
      const files: readonly IncomingFile[] = chosen.value
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

  return { save, chooseFiles, savePage }
}

type Saving = Pick<ReturnType<typeof useActions>, 'saveAddress' | 'saveFiles' | 'saveText'>

/** Null when there is nothing to save. */
async function saveIncoming(
  actions: Saving,
  incoming: Extract<Incoming, { kind: 'files' | 'text' | 'nothing' }>,
  options: CaptureOptions,
) {
  switch (incoming.kind) {
    case 'files':
      return actions.saveFiles(incoming.files, options)
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
