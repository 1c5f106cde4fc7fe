import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type CallName, calls } from '../../../shared/bridge.ts'
import { expect, test } from '../launch.ts'
import { bridgeCall } from '../shell/bridge-call.ts'
import { shellLog, workerIsThere } from '../shell/shell-state.ts'

/* What a script in the reading window could ask of the shell, should one ever run there. */

const MEGABYTE = 1024 * 1024
const MISSHAPEN: readonly unknown[] = [
  undefined,
  7,
  'x',
  true,
  [],
  [null],
  { url: ['https://example.com/'] },
  { url: { toString: 'https://example.com/' } },
  { __proto__: { url: 'https://example.com/' } },
  {
    url: 'x'.repeat(MEGABYTE),
    title: 'x'.repeat(MEGABYTE),
    name: 'x'.repeat(MEGABYTE),
    suggestedName: 'x'.repeat(MEGABYTE),
  },
  { handle: 1, offset: Number.NaN, length: Number.POSITIVE_INFINITY, bytes: [1, 2], commit: 'yes' },
  { handle: 'x', offset: 0, length: 9 * MEGABYTE },
  { folder: {}, name: '../../etc/passwd', text: null },
]

test('no call takes what is not its own shape', async ({ offprint }) => {
  const accepted: string[] = []
  for (const name of Object.keys(calls) as CallName[])
    for (const request of MISSHAPEN) {
      const answer = await bridgeCall(offprint.window, name, request)
      if (answer !== 'refused') accepted.push(`${name}: ${JSON.stringify(answer)}`)
    }
  expect(accepted).toEqual([])
})

test('a window cannot use what was given to another one', async ({ offprint, profile }) => {
  const folder = join(profile, 'vault')
  await mkdir(folder)
  await offprint.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder)
  const chosen = await bridgeCall(offprint.window, 'chooseExportFolder', null)
  const { folder: handle } = (chosen as { value: { folder: string } }).value
  expect(await bridgeCall(offprint.window, 'listExportFolder', { folder: handle })).toMatchObject({
    ok: true,
  })
  for (const name of ['../x.md', '/etc/passwd', 'a/b.md', '..', '.', '', 'a\0.md', 'CON.md', 'a\\b.md'])
    expect(
      await bridgeCall(offprint.window, 'writeExportFile', { folder: handle, name, text: '' }),
    ).toMatchObject({
      ok: false,
    })

  const opening = offprint.app.waitForEvent('window', (page) => !page.url().includes('ingest'))
  await bridgeCall(offprint.window, 'openArticleWindow', { articleId: 'x' })
  const other = await opening
  await other.waitForLoadState()
  expect(await bridgeCall(other, 'listExportFolder', { folder: handle })).toMatchObject({
    error: { kind: 'bad-handle' },
  })
})

test('the ingest page in a reading window has none of its rights', async ({ offprint, profile }) => {
  await workerIsThere(offprint)
  // No page can bring this about: the shell itself is made to.
  await offprint.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.loadURL('app://offprint/ingest.html'),
  )
  await offprint.window.waitForURL('app://offprint/ingest.html')
  const order = { requestId: '1', url: 'https://example.com/', allowPrivate: true }
  expect(await bridgeCall(offprint.window, 'fetchPage', order)).toBe('refused')
  expect(await bridgeCall(offprint.window, 'fetchAsset', { ...order, referrer: order.url })).toBe('refused')
  expect(
    await bridgeCall(offprint.window, 'commandOutput', { commandId: '1', stream: 'out', line: 'x' }),
  ).toBe('refused')
  expect(await shellLog(profile)).toContain('fetchPage from reading')
})

test('no address but the app’s own can be fetched or gone to', async ({ offprint }) => {
  const { window } = offprint
  const home = window.url()
  const addresses = [
    'app://offprint/../../etc/passwd',
    'app://offprint//etc/passwd',
    'app://offprint/%2e%2e/%2e%2e/etc/passwd',
    'app://offprint/..%5c..%5cetc%5cpasswd',
    'app://offprint/assets/../../main/main.cjs',
    'app://offprint/.built-from',
    'app://other/index.html',
    'app:/etc/passwd',
    'file:///etc/passwd',
    'chrome://version/',
    'chrome-extension://x/y.js',
    'devtools://devtools/bundled/inspector.html',
    'view-source:app://offprint/index.html',
    'filesystem:app://offprint/temporary/x',
    'data:text/html,x',
    'javascript:globalThis.ran=1',
  ]
  const answers = await window.evaluate(async (tried) => {
    const got: string[] = []
    for (const address of tried) {
      const status = await fetch(address).then(
        (response) => response.status,
        () => 0,
      )
      if (status === 200) got.push(address)
      location.href = address
      open(address)
    }
    // Documents of a page's own making, which a drawing or an article could become when opened by itself.
    for (const type of ['text/html', 'image/svg+xml', 'application/xhtml+xml']) {
      const markup =
        '<svg xmlns="http://www.w3.org/2000/svg" onload="opener.ran=2"><script>opener.ran=3</script></svg>'
      const address = URL.createObjectURL(new Blob([markup], { type }))
      open(address)
      location.href = address
    }
    return got
  }, addresses)
  expect(answers).toEqual([])
  // An answer from the shell comes after everything that was asked of it before.
  await bridgeCall(window, 'setTitle', { title: 'Still here' })
  expect(window.url()).toBe(home)
  expect(await window.evaluate(() => 'ran' in globalThis)).toBe(false)
  const shown = await offprint.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getURL()),
  )
  expect(shown.filter((address) => !address.startsWith('app://offprint/'))).toEqual([])
})
