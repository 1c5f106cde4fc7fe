import { type IpcMainInvokeEvent, ipcMain } from 'electron'

const CALL_CHANNEL = 'offprint:call'

/** Answers what a page asked, or throws where it may not ask that. `name` and `request` are as the page sent them. */
export type AnswerCall = (event: IpcMainInvokeEvent, name: unknown, request: unknown) => unknown

/** Takes in every call from the first on; they wait for what answers them. */
export function answerCalls(services: () => Promise<{ readonly answer: AnswerCall }>): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, request: unknown) =>
    (await services()).answer(event, name, request),
  )
}
