import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, launchOffprint, type Offprint, test } from '../launch.ts'
import { bridgeCall } from './bridge-call.ts'
import { shellLog, workerIsThere } from './shell-state.ts'

const WELCOME = 'An article, and room in its margin'

const visibleWindows = ({ app }: Offprint) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((window) => window.isVisible())
      .map((window) => ({
        bounds: window.getBounds(),
        background: window.getBackgroundColor().toLowerCase(),
      })),
  )

/** Starts Offprint again on the same profile, as a second click on its icon does, and waits for the end of that process. */
async function startAgain(profile: string, words: readonly string[] = []): Promise<number> {
  const { electronRuntime } = await import('../../../scripts/electron-runtime.mjs')
  const { sandboxSwitches } = await import('../../../scripts/launch-app.mjs')
  const { root } = await import('../../../scripts/project.mjs')
  const { executable } = await electronRuntime({ quiet: true })
  const second = spawn(
    executable,
    [...sandboxSwitches(), '--log-level=3', root, '--profile', profile, ...words],
    {
      stdio: 'ignore',
    },
  )
  const [code] = await once(second, 'exit')
  return code
}

test('a window opens where it was closed, on the paper that it had', async ({ profile }) => {
  const first = await launchOffprint({ profile })
  await first.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.isVisible())
    window?.setBounds({ x: 60, y: 90, width: 900, height: 700 })
  })
  await bridgeCall(first.window, 'setAppearance', { theme: 'dark', background: '#1b1a18' })
  await first.close()
  const second = await launchOffprint({ profile })
  expect(await visibleWindows(second)).toMatchObject([{ bounds: { width: 900, height: 700 } }])
  expect(JSON.parse(await readFile(join(profile, 'window-state.json'), 'utf8'))).toMatchObject({
    background: '#1b1a18',
  })
  await second.close()
})

test('a second start is handed to the app that is open', async ({ profile }) => {
  const offprint = await launchOffprint({ profile })
  await offprint.window.evaluate(() => {
    const heard: unknown[] = []
    const { offprint: bridge } = globalThis as unknown as {
      offprint: import('../../../shared/bridge.ts').OffprintBridge
    }
    bridge.on('filesOpened', async ({ files }) => {
      for (const { handle } of files) {
        const read = await bridge.call('readArticleFile', { handle })
        if (read.ok)
          heard.push([read.value.name, read.value.mime, new TextDecoder().decode(read.value.bytes)])
      }
    })
    bridge.on('addressOpened', ({ url }) => heard.push(url))
    Object.assign(globalThis, { heard })
  })
  const file = join(profile, 'a.md')
  await writeFile(file, '# A note')
  expect(await startAgain(profile, [file, 'http://127.0.0.1:9/article'])).toBe(0)
  const heard = () => offprint.window.evaluate(() => (globalThis as unknown as { heard: unknown }).heard)
  await expect.poll(heard).toEqual(['http://127.0.0.1:9/article', ['a.md', 'text/markdown', '# A note']])
  expect(await visibleWindows(offprint)).toHaveLength(1)
  await offprint.close()
})

test('a second start with an address that names no file ends, and says so', async ({ profile }) => {
  const offprint = await launchOffprint({ profile })
  expect(await startAgain(profile, ['file:///%2f'])).toBe(1)
  await offprint.close()
})

test('a window stays while what was typed in it cannot be stored, and closes once it is', async ({
  profile,
}) => {
  const offprint = await launchOffprint({ profile })
  const { app, window } = offprint
  const path = new ReadingPath(window)
  await path.reads(WELCOME)
  await path.noteOn('From then on no network is needed.', 'Stored.')
  await window.evaluate(() => {
    const { put } = IDBObjectStore.prototype
    const full = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    }
    Object.assign(IDBObjectStore.prototype, { put: full })
    Object.assign(globalThis, {
      freeSpace: () => Object.assign(IDBObjectStore.prototype, { put }),
    })
  })
  await path.keys.press('n')
  const field = window.getByRole('textbox', { name: 'Note, in Markdown' })
  await field.fill('Typed on a full disk.')
  await app.evaluate(({ app: shell }) => void setTimeout(() => shell.quit()))
  await expect(window.getByText('the window stays open')).toBeVisible()
  // Asked again it is refused again, and is not closed for want of patience either.
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((one) => one.isVisible())
      ?.close(),
  )
  await expect.poll(async () => (await shellLog(profile)).split('close-refused').length - 1).toBe(2)
  expect(await shellLog(profile)).not.toContain('close-without-answer')
  await expect(field).toHaveValue('Typed on a full disk.')
  await window.evaluate(() => (globalThis as unknown as { freeSpace(): void }).freeSpace())
  await offprint.close()

  const again = await launchOffprint({ profile })
  await expect(again.window.getByText('Typed on a full disk.')).toBeVisible()
  await again.close()
})

test('an article opens in a window of its own, and the app ends with the last one', async ({ profile }) => {
  const offprint = await launchOffprint({ profile })
  const opening = offprint.app.waitForEvent(
    'window',
    (page) => page !== offprint.window && !page.url().includes('ingest'),
  )
  await bridgeCall(offprint.window, 'openArticleWindow', { articleId: 'some-article' })
  await opening
  expect(await visibleWindows(offprint)).toHaveLength(2)
  const ended = once(offprint.app.process(), 'exit')
  await offprint.app.evaluate(({ BrowserWindow }) => {
    // After this call has been answered: closing ends the process that answers.
    setTimeout(() => {
      for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.close()
    })
  })
  // The command line of the test's own debugger keeps a process waiting for its end.
  await offprint.app.close().catch(() => undefined)
  expect((await ended)[0]).toBe(0)
})

test('a window whose page hangs closes all the same', async ({ profile }) => {
  const offprint = await launchOffprint({ profile })
  await workerIsThere(offprint)
  const ended = once(offprint.app.process(), 'exit')
  await offprint.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.isVisible())
    void window?.webContents.executeJavaScript('setTimeout(() => { for (;;); })')
    setTimeout(() => window?.close())
  })
  expect((await ended)[0]).toBe(0)
  expect(await shellLog(profile)).toContain('close-without-answer')
})

test('a reading window that crashes comes back', async ({ offprint, profile }) => {
  await offprint.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.webContents.forcefullyCrashRenderer(),
  )
  await expect.poll(() => shellLog(profile)).toContain('reading-window-crashed')
  const isBack = () =>
    offprint.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.isVisible())
      return window?.webContents.isCrashed() === false && !window.webContents.isLoading()
    })
  await expect.poll(isBack).toBe(true)
})

test('undo in the menu belongs to the text field with the caret, and else to the library', async ({
  offprint,
}) => {
  const { window, app } = offprint
  // The welcome article takes the focus when it is there.
  await expect(window.getByRole('main', { name: 'Article' })).toBeFocused()
  await window.evaluate(() => {
    const heard: string[] = []
    const { offprint: bridge } = globalThis as unknown as {
      offprint: import('../../../shared/bridge.ts').OffprintBridge
    }
    bridge.on('menu', ({ command }) => heard.push(command))
    document.body.append(Object.assign(document.createElement('input'), { id: 'field-of-the-test' }))
    Object.assign(globalThis, { heard })
  })
  const undo = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('undo')?.click())
  const field = window.locator('#field-of-the-test')
  await field.focus()
  await window.keyboard.type('typed')
  await undo()
  await expect(field).not.toHaveValue('typed')
  const heard = () => window.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
  expect(await heard()).toEqual([])
  await field.blur()
  await undo()
  await expect.poll(heard).toEqual(['undo'])
})

test('the menu shows the keys that a person chose', async ({ offprint }) => {
  const { window, app } = offprint
  const keyOf = (id: string) =>
    app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.accelerator ?? '', id)
  await expect(window.getByRole('main', { name: 'Article' })).toBeFocused()
  await expect.poll(() => keyOf('notebook')).toBe('CmdOrCtrl+Shift+N')
  await window.keyboard.press('Control+,')
  const notebook = window
    .getByRole('list', { name: 'Everywhere' })
    .getByRole('listitem')
    .filter({ has: window.getByText('Notebook', { exact: true }) })
  await notebook.getByRole('button', { name: 'Change the key of Notebook' }).click()
  await expect(notebook.getByRole('button', { name: /^Press the new key/ })).toBeFocused()
  await window.keyboard.press('Control+Shift+J')
  await expect.poll(() => keyOf('notebook')).toBe('CmdOrCtrl+Shift+J')
  await notebook.getByRole('button', { name: 'Remove Ctrl+Shift+J from Notebook' }).click()
  await expect.poll(() => keyOf('notebook')).toBe('')
})
