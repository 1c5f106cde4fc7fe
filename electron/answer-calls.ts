import { ipcMain, type WebContents, type WebFrameMain } from 'electron'
import { log } from './log.ts'

const CALL_CHANNEL = 'offprint:call'

/** Who asks. The frame is null when it was gone before its call was heard. */
export interface Caller {
  readonly contents: WebContents
  readonly frame: WebFrameMain | null
}

/** Answers what a page asked, or throws where it may not ask that. `name` and `request` are as the page sent them. */
export type AnswerCall = (caller: Caller, name: unknown, request: unknown) => unknown

/**
 * Takes in every call from the first on; they wait for what answers them.
 * @param services null when they could not be opened: the call is refused
 */
export function answerCalls(services: () => Promise<{ readonly answer: AnswerCall } | null>): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, request: unknown) => {
    // A frame that navigates is another one later.
    const caller = { contents: event.sender, frame: event.senderFrame }
    const open = await services()
    if (open === null) throw refusal('no services')
    return open.answer(caller, name, request)
  })
}

/** The page learns no more than that; the reason is in the log. */
export function refusal(what: string): Error {
  log('call-refused', { what })
  return new Error('The shell refused this call.')
}
