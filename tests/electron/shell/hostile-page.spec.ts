import { expect, test } from '../launch.ts'
import { bridgeCall } from './bridge-call.ts'
import { type CountingServer, countContacts } from './own-network.ts'
import { shellLog, workerIsThere } from './shell-state.ts'

/* What a script could try, should one ever run in the reading window. */

let server: CountingServer
test.beforeEach(async () => {
  server = await countContacts()
})
test.afterEach(() => server.close())

test('reaches nobody, by none of the ways a page has', async ({ offprint }) => {
  const failed = await offprint.window.evaluate(
    async ({ tcp, udp }) => {
      const failures: string[] = []
      const element = (name: string, properties: Record<string, string>) =>
        new Promise<void>((resolve) => {
          const made = Object.assign(document.createElement(name), properties)
          made.onerror = () => resolve(void failures.push(name))
          made.onload = () => resolve()
          document.body.append(made)
        })
      await fetch(`http://${tcp}/`).catch(() => failures.push('fetch'))
      await element('img', { src: `http://${tcp}/a.png` })
      await element('link', { rel: 'stylesheet', href: `http://${tcp}/a.css` })
      await new Promise<void>((resolve) => {
        const socket = new WebSocket(`ws://${tcp}/`)
        socket.onerror = () => resolve(void failures.push('socket'))
      }).catch(() => failures.push('socket'))
      navigator.sendBeacon(`http://${tcp}/`, 'x')
      for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'prerender'])
        document.head.append(Object.assign(document.createElement('link'), { rel, href: `http://${tcp}/` }))
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${udp}` }] })
      peer.createDataChannel('x')
      const gathered = new Promise<void>((resolve) => {
        peer.onicecandidate = ({ candidate }) => candidate ?? resolve()
      })
      await peer.setLocalDescription()
      await gathered
      return failures
    },
    { tcp: server.tcp, udp: server.udp },
  )
  expect(failed).toEqual(['fetch', 'img', 'link', 'socket'])
  expect(server.contacts()).toBe(0)
})

test('would reach nobody without its policy either', async ({ offprint }) => {
  const outcomes = await offprint.app.evaluate(async ({ session }, tcp) => {
    const tried = ['http://', 'https://'].map((scheme) => session.defaultSession.fetch(`${scheme}${tcp}/`))
    return (await Promise.allSettled(tried)).map(({ status }) => status)
  }, server.tcp)
  expect(outcomes).toEqual(['rejected', 'rejected'])
  const proxy = await offprint.app.evaluate(
    ({ session }, tcp) => session.defaultSession.resolveProxy(`http://${tcp}/`),
    server.tcp,
  )
  expect(proxy).not.toContain('DIRECT')
  expect(server.contacts()).toBe(0)
})

for (const [way, destination] of [
  ['to the web', 'http://HOST/'],
  ['to a file', 'file:///etc/passwd'],
  ['to a page of its own making', 'data:text/html,<h1>hello'],
  ['to the page that parses', 'app://offprint/ingest.html'],
  ['to another app', 'app://other/'],
] as const)
  test(`does not leave ${way}`, async ({ offprint, profile }) => {
    const address = offprint.window.url()
    await offprint.window.evaluate(
      (to) => {
        location.href = to
      },
      destination.replace('HOST', server.tcp),
    )
    // Chromium itself stops some of these, and says so in the page's console; the shell stops the others.
    const refusal = async () => `${await shellLog(profile)}${offprint.log.join()}`
    await expect.poll(refusal).toMatch(/navigation-refused|Not allowed to/)
    expect(await currentAddress(offprint)).toBe(address)
    expect(server.contacts()).toBe(0)
  })

test('opens no window, no frame and no other document', async ({ offprint, profile }) => {
  const opened = await offprint.window.evaluate((tcp) => {
    const link = Object.assign(document.createElement('a'), { href: `http://${tcp}/`, target: '_blank' })
    document.body.append(link)
    link.click()
    const frame = Object.assign(document.createElement('iframe'), { src: `http://${tcp}/` })
    document.body.append(frame)
    const form = Object.assign(document.createElement('form'), { action: `http://${tcp}/`, method: 'post' })
    document.body.append(form)
    form.submit()
    return [
      window.open(`http://${tcp}/`),
      window.open('about:blank'),
      window.open('app://offprint/ingest.html'),
    ]
  }, server.tcp)
  expect(opened).toEqual([null, null, null])
  await expect.poll(() => shellLog(profile)).toContain('window-refused')
  // Its address is empty while a page has not begun to load.
  await workerIsThere(offprint)
  const windows = await offprint.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => new URL(contents.getURL()).origin),
  )
  expect(windows.filter((origin) => origin !== 'null' && !origin.startsWith('app:'))).toEqual([])
  expect(server.contacts()).toBe(0)
})

test('gets no permission but to keep its library', async ({ offprint }) => {
  const granted = await offprint.window.evaluate(async () => {
    const tries: Record<string, () => Promise<boolean>> = {
      persist: () => navigator.storage.persist(),
      notifications: async () => (await Notification.requestPermission()) === 'granted',
      microphone: async () => Boolean(await navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: async () => Boolean(await navigator.mediaDevices.getDisplayMedia()),
      clipboard: async () => Boolean((await navigator.clipboard.readText()) || true),
      place: () =>
        new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve(true),
            () => resolve(false),
          ),
        ),
    }
    const results: string[] = []
    for (const [name, attempt] of Object.entries(tries))
      if (await attempt().catch(() => false)) results.push(name)
    return results
  })
  expect(granted).toEqual(['persist'])
})

test('is served the built renderer and nothing beside it', async ({ offprint }) => {
  const answers = await offprint.window.evaluate(async () => {
    const status = async (path: string, method = 'GET') =>
      (await fetch(path, { method }).catch(() => ({ status: 0 }))).status
    return {
      page: await status('/index.html'),
      encodedDots: await status('/%2e%2e/main/main.cjs'),
      encodedSlash: await status('/..%2fmain/main.cjs'),
      twiceEncoded: await status('/%252e%252e%252fmain/main.cjs'),
      backslash: await status('/..%5cmain%5cmain.cjs'),
      nul: await status('/index.html%00.js'),
      folder: await status('/assets/'),
      absent: await status('/absent.js'),
      posted: await status('/index.html', 'POST'),
      otherHost: await status('app://other/index.html'),
    }
  })
  const refused = { encodedSlash: 403, twiceEncoded: 403, backslash: 403, nul: 403, folder: 403 }
  expect(answers).toEqual({ page: 200, encodedDots: 403, ...refused, absent: 404, posted: 405, otherHost: 0 })
})

test('has no Node and no way to it', async ({ offprint }) => {
  const globals = await offprint.window.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in globalThis,
    ),
  )
  expect(globals).toEqual([])
  const preferences = await offprint.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Electron has it, and leaves it out of its types.
      const { getLastWebPreferences } = contents as unknown as {
        getLastWebPreferences(): Electron.WebPreferences
      }
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
        getLastWebPreferences.call(contents)
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag }
    }),
  )
  const locked = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  }
  expect(preferences.length).toBeGreaterThan(0)
  for (const given of preferences) expect(given).toEqual(locked)
})

test('is refused calls that are not its own, or not what they should be', async ({ offprint }) => {
  const { window } = offprint
  expect(
    await bridgeCall(window, 'fetchPage', { requestId: '1', url: 'https://a.test/', allowPrivate: true }),
  ).toBe('refused')
  expect(await bridgeCall(window, 'commandDone', { commandId: '1', exitCode: 0 })).toBe('refused')
  expect(await bridgeCall(window, 'no such call', null)).toBe('refused')
  expect(await bridgeCall(window, 'constructor', null)).toBe('refused')
  expect(await bridgeCall(window, 'openExternal', { url: 7 })).toBe('refused')
  expect(await bridgeCall(window, 'setAppearance', { theme: 'dark', background: 'url(x)' })).toBe('refused')
  expect(await bridgeCall(window, 'readChunk', { handle: 'x', offset: -1, length: 1 })).toBe('refused')
  expect(await bridgeCall(window, 'readChunk', { handle: 'x', offset: 0, length: 1 })).toMatchObject({
    error: { kind: 'bad-handle' },
  })
  expect(
    await bridgeCall(window, 'writeExportFile', { folder: '/tmp', name: 'a.md', text: '' }),
  ).toMatchObject({
    error: { kind: 'bad-handle' },
  })
})

test('opens the browser once for each click, at web and mail addresses only', async ({ offprint }) => {
  const { window, app } = offprint
  // The system's browser stands outside the app, and there is none on a test machine.
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (url) => void opened.push(url)
  })
  const tryToOpen = (url: string) => bridgeCall(window, 'openExternal', { url })
  expect(await tryToOpen('https://example.com/unasked')).toMatchObject({ error: { kind: 'refused' } })
  await window.mouse.click(5, 5)
  expect(await tryToOpen('https://example.com/asked')).toMatchObject({ ok: true })
  expect(await tryToOpen('https://example.com/again')).toMatchObject({ error: { kind: 'refused' } })
  for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'https://user:secret@example.com/']) {
    await window.mouse.click(5, 5)
    expect(await tryToOpen(url)).toMatchObject({ error: { kind: 'bad-address' } })
  }
  const opened = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  expect(opened).toEqual(['https://example.com/asked'])
})

const currentAddress = (offprint: { app: import('@playwright/test').ElectronApplication }) =>
  offprint.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((window) => window.isVisible())
      .map((window) => window.webContents.getURL())
      .join(),
  )
