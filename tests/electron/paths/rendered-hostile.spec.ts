import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, test } from '../launch.ts'
import { openSite, webPage } from './local-site.ts'

const TEXT =
  'The locksmith left his own door open, for he knew what a lock is worth, and slept no worse than the other people in the street.'

/** A page without a text of its own that does all a page could do to somebody who only wants to read it. */
const trap = (
  elsewhere: number,
) => `<!doctype html><html lang="en"><head><title>The open door</title></head><body><div id="root"></div><script>
  addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'stay' })
  document.getElementById('root').innerHTML = '<article><h1>The open door</h1>' + '<p>${TEXT}</p>'.repeat(4) + '</article>'
  const attempts = [
    () => alert('read me'), () => confirm('read me'), () => prompt('read me'), () => print(),
    () => open('/popup'), () => open('file:///etc/passwd'),
    () => { const link = document.createElement('a'); link.href = '/file.bin'; link.download = 'file.bin'; document.body.append(link); link.click() },
    () => { const link = document.createElement('a'); link.href = 'mailto:a@example.org'; document.body.append(link); link.click() },
    () => Notification.requestPermission(), () => navigator.geolocation.getCurrentPosition(() => 0, () => 0),
    () => navigator.mediaDevices.getUserMedia({ audio: true }), () => navigator.clipboard.readText(),
    () => document.documentElement.requestFullscreen(), () => navigator.serviceWorker.register('/worker.js'),
    () => new WebSocket('ws://127.0.0.1:${elsewhere}/socket'),
    () => new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${elsewhere}' }] }),
    () => fetch('http://localhost:${elsewhere}/a'), () => fetch('http://127.0.0.1:${elsewhere}/b', { mode: 'no-cors', method: 'POST' }),
    () => fetch('http://[::1]:${elsewhere}/c', { mode: 'no-cors' }), () => { new Image().src = 'http://0.0.0.0:${elsewhere}/d' },
    () => fetch('/onward', { mode: 'no-cors' }), () => navigator.sendBeacon('http://127.0.0.1:${elsewhere}/e'),
    () => fetch('/huge').then((answer) => answer.arrayBuffer()),
    () => { const frame = document.createElement('iframe'); frame.src = 'file:///etc/passwd'; document.body.append(frame) },
    () => { new Image().src = '/forever' },
    () => { const refresh = document.createElement('meta'); refresh.httpEquiv = 'refresh'; refresh.content = '0;url=file:///etc/passwd'; document.head.append(refresh) },
    () => { location.href = 'file:///etc/passwd' }, () => { location.href = 'offprint:x' },
    () => setInterval(() => fetch('/more?' + Math.random()), 2),
  ]
  for (const attempt of attempts) try { Promise.resolve(attempt()).catch(() => 0) } catch { }
</script></body></html>`

const LOOP = `<!doctype html><html lang="en"><body><div id="root"></div><script>for (;;);</script></body></html>`

test('a hostile page in the hidden window does nothing outside of it, and the queue goes on', async ({
  offprint,
  profile,
}) => {
  test.setTimeout(180_000)
  const { app, window } = offprint
  const path = new ReadingPath(window)
  const [site, elsewhere] = [await openSite(), await openSite()]
  site.put('/trap', { type: 'text/html; charset=utf-8', body: trap(elsewhere.port) })
  site.put('/popup', webPage('A popup', [TEXT]))
  site.put('/file.bin', { type: 'application/octet-stream', body: 'bytes' })
  site.put('/worker.js', { type: 'text/javascript', body: 'onfetch = () => fetch("/from-worker")' })
  site.put('/forever', () => undefined)
  site.put('/onward', (response) => response.writeHead(302, { location: elsewhere.address('/f') }).end())
  let sent = 0
  site.put('/huge', (response) => {
    const chunk = Buffer.alloc(1024 * 1024)
    const send = () => {
      while (!response.destroyed && response.write(chunk)) sent += chunk.byteLength
      sent += chunk.byteLength
    }
    response.writeHead(200).on('drain', send)
    send()
  })
  site.put('/loop', { type: 'text/html; charset=utf-8', body: LOOP })
  site.put('/after', webPage('After all that', [TEXT, TEXT]))

  /** Windows that are not the app's own. */
  const foreign = () =>
    app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().filter(({ webContents }) => !webContents.getURL().startsWith('app:'))
          .length,
    )

  await path.backToList()
  await path.askFor(site.address('/trap'))
  await path.saving.openQueue()
  await path.fetchAllAnyway(1)
  await expect(path.saving.job('The open door')).toContainText('Saved', { timeout: 60_000 })
  await path.page.keyboard.press('Escape')
  await expect.poll(foreign).toBe(0)
  expect(elsewhere.contacts()).toBe(0)
  expect(site.asked).not.toContain('/popup')
  expect(site.asked).not.toContain('/worker.js')
  expect(site.asked).not.toContain('/file.bin')
  expect(site.asked.filter((asked) => asked.startsWith('/more')).length).toBeLessThan(520)
  expect(sent).toBeLessThan(128 * 1024 * 1024)
  await path.open('The open door')
  await expect(path.reader.text).toContainText(TEXT)
  await expect(path.reader.text).not.toContainText('root:')
  await path.backToList()

  await test.step('a page that never gives its window back ends with the download that there was', async () => {
    await path.askFor(`${site.address('/loop')}\n${site.address('/after')}`)
    await path.saving.openQueue()
    await path.fetchAllAnyway(2)
    await expect(path.saving.job('After all that')).toContainText('Saved')
    const loop = path.saving.job('/loop')
    await expect(loop).toContainText('Opening the page in a hidden window')
    await expect(loop).toContainText(/nothing in it|no article/, { timeout: 60_000 })
    await expect.poll(foreign).toBe(0)
  })

  const log = await readFile(join(profile, 'logs', 'offprint.log'), 'utf8')
  for (const event of ['capture-permission-refused', 'capture-navigation-refused'])
    expect(log).toContain(event)
  site.close()
  elsewhere.close()
})
