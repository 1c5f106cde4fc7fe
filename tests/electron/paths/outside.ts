import type { ElectronApplication, Page } from '@playwright/test'

/* What stands outside the app's windows: the system's dialogs, and the network as Chromium sees it. */

/** The next dialogs that ask for a place to save are answered with this path. No test machine has somebody to press a button. */
export const answerSaveDialog = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)

/** The next dialogs that ask for files or a folder are answered with these paths. */
export const answerOpenDialog = (app: ElectronApplication, paths: readonly string[]): Promise<void> =>
  app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] })
  }, paths)

/**
 * Notes from now on each request of any window that is not for the app's own pages, whether it was let out or stopped.
 * @returns asks for the addresses so far
 */
export async function noteRequests(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ session }) => {
    const left: string[] = []
    const note = ({ url }: { url: string }) => {
      if (!/^(?:app|blob:app):\/\/offprint\//.test(url)) left.push(url)
    }
    session.defaultSession.webRequest.onSendHeaders(note)
    session.defaultSession.webRequest.onErrorOccurred(note)
    Object.assign(globalThis, { requestsThatLeft: left })
  })
  return () => app.evaluate(() => (globalThis as unknown as { requestsThatLeft: string[] }).requestsThatLeft)
}

/** Drops files and folders of this computer on the middle of the window, as a file manager does. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    client.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  await drag('dragEnter')
  await drag('dragOver')
  // As a person lets go when the window says that it takes what is dragged.
  await page.getByText('Drop to save').waitFor()
  await drag('dragOver')
  await drag('drop')
  await client.detach()
}
