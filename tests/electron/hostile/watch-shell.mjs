import { createServer } from 'node:net'

/* What is watched from outside of the pages: the session, the windows, the network. */

/** A server of this computer that only counts who comes. */
export async function countContacts() {
  let contacts = 0
  const server = createServer((socket) => {
    contacts++
    socket.destroy()
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: server.address().port, contacts: () => contacts, close: () => server.close() }
}

/** Has the shell note every request that is not one for a built file, every navigation, window and external address. */
export async function watchShell(app) {
  await app.evaluate(({ app: shell, session, shell: desktop, webContents }) => {
    const noted = []
    globalThis.hostileNotes = noted
    const isOurs = (url) => url.startsWith('app://offprint/') || url.startsWith('blob:app://offprint/')
    const { webRequest } = session.defaultSession
    webRequest.onErrorOccurred(({ url, error }) => noted.push(`request ${url.slice(0, 120)} ${error}`))
    webRequest.onCompleted(({ url, statusCode }) => {
      if (!isOurs(url) || statusCode >= 300) noted.push(`request ${url.slice(0, 120)} ${statusCode}`)
    })
    desktop.openExternal = async (url) => void noted.push(`opened ${url}`)
    const watch = (contents) => {
      contents.on('did-start-navigation', ({ url, isSameDocument }) => {
        if (!isSameDocument) noted.push(`navigation ${url.slice(0, 120)}`)
      })
      contents.on('will-frame-navigate', ({ url }) => noted.push(`navigation ${url.slice(0, 120)}`))
      contents.on('render-process-gone', (_event, { reason }) => noted.push(`page gone: ${reason}`))
    }
    for (const contents of webContents.getAllWebContents()) watch(contents)
    shell.on('web-contents-created', (_event, contents) => {
      noted.push(`new page ${contents.getType()}`)
      watch(contents)
    })
  })
}

/** What the shell has noted since the last time. */
export const shellNotes = (app) => app.evaluate(() => globalThis.hostileNotes.splice(0))

/** Shows an article as the shell does when another window or a second start asks for it. */
export const openArticle = (app, articleId) =>
  app.evaluate(({ BrowserWindow }, id) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.isVisible())
    window?.webContents.send('offprint:event', 'openArticle', { articleId: id, highlightId: '' })
  }, articleId)
