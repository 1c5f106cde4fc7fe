import type { ServerResponse } from 'node:http'
import type { ElectronApplication, Page } from '@playwright/test'
import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, launchOffprint, type Offprint, test } from '../launch.ts'
import { type LocalSite, openSite, pageMarkup } from './local-site.ts'

const FIRST =
  'For members only the society prints once a year what it has found out about the moles under the cathedral, and who saw them.'
const SECOND =
  'This year it was the verger, who sat on a camp stool for nine nights with a lantern and wrote down each hill as it rose.'
const FORM = `<!doctype html><html lang="en"><head><title>Members only</title></head><body><h1>Members only</h1>
  <form method="post" action="/login"><label>Name <input name="name"></label><button>Sign in</button></form></body></html>`

const GATE = `<!doctype html><html lang="en"><head><title>Bats</title></head><body><article><h1>Bats</h1>
  <p>The society's report on the bats in the belfry is for its members. Sign in and you can read on from here.</p></article>
  <form method="post" action="/login"><label>Name <input name="name" autocomplete="username"></label><button>Sign in</button></form></body></html>`

/** A page for those who have signed in by its form. */
function putMembersPage(site: LocalSite): void {
  const html = { 'content-type': 'text/html; charset=utf-8' }
  site.put('/moles', (response: ServerResponse) => {
    const isMember = /\bmember=verger\b/.test(response.req.headers.cookie ?? '')
    if (isMember) response.writeHead(200, html).end(pageMarkup('Moles under the cathedral', [FIRST, SECOND]))
    else response.writeHead(403, html).end(FORM)
  })
  site.put('/login', (response: ServerResponse) => {
    response
      .writeHead(303, { location: '/moles', 'set-cookie': 'member=verger; Path=/; HttpOnly; Max-Age=86400' })
      .end()
  })
  site.put('/elsewhere', { type: 'text/html', body: '<title>Elsewhere</title><p>Who are you?</p>' })
}

async function barOf({ app }: Offprint): Promise<Page> {
  const isBar = (page: Page) => page.url().includes('capture-bar.html')
  return app.windows().find(isBar) ?? app.waitForEvent('window', isBar)
}

/** Does something in the page below the bar, as its own script with a person's click would. */
const inPage = (app: ElectronApplication, origin: string, code: string) =>
  app.evaluate(
    async ({ webContents }, { at, script }) => {
      const page = webContents.getAllWebContents().find((contents) => contents.getURL().startsWith(at))
      if (!page) throw new Error('The page is not there')
      await page.executeJavaScript(script, true)
    },
    { at: origin, script: code },
  )

test('a person signs in to a site, saves what they see, and signs out in the settings', async ({
  offprint,
  takePicture,
}, testInfo) => {
  const { app } = offprint
  const path = new ReadingPath(offprint.window)
  const site = await openSite()
  putMembersPage(site)
  const address = site.address('/moles')
  await path.backToList()
  await path.askFor(address)
  await path.saving.openQueue()
  await path.fetchAllAnyway(1)
  const job = path.saving.jobs().first()
  await expect(job).toContainText('The site refused to give the page.')
  await job.getByRole('button', { name: /^Sign in to this site…/ }).click()

  const bar = await barOf(offprint)
  await test.step('the bar says which site it is, before and after the form is sent', async () => {
    await expect(bar.getByText(`127.0.0.1:${site.port}`)).toBeVisible()
    await expect(bar.getByLabel('The connection is not secure')).toBeVisible()
    await expect(bar.getByRole('button', { name: 'Back' })).toBeDisabled()
    await inPage(app, site.address('/'), 'document.forms[0].submit()')
    await expect(bar.getByRole('button', { name: 'Back' })).toBeEnabled()
    const picture = testInfo.outputPath('capture-window.png')
    await app.evaluate(async ({ BrowserWindow }, file) => {
      const window = BrowserWindow.getAllWindows().find((open) =>
        open.webContents.getURL().includes('capture-bar'),
      )
      const { writeFileSync } = process.getBuiltinModule('node:fs')
      writeFileSync(file, (await window?.webContents.capturePage())?.toPNG() ?? '')
    }, picture)
  })

  await test.step('a window that the site opens says where it is, and belongs to it', async () => {
    await inPage(app, site.address('/'), "open('/elsewhere', '', 'popup'); 0")
    const titles = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.getTitle()))
    await expect
      .poll(async () => (await titles()).filter((title) => title === `Sign in: 127.0.0.1:${site.port}`))
      .toHaveLength(2)
    await expect.poll(() => site.asked).toContain('/elsewhere')
    await expect(() => inPage(app, site.address('/elsewhere'), 'close()')).toPass()
  })

  await bar.getByRole('button', { name: 'Save this page' }).click()
  await expect(bar.getByRole('status')).toContainText('Handed to Offprint')
  await expect(path.saving.job('Moles under the cathedral')).toContainText('Saved')
  await bar.getByRole('button', { name: 'Close' }).click()
  // What was refused before is had now.
  await expect(path.saving.job('/moles')).toHaveCount(0)
  // The button that had the focus is gone: the key counts once the queue has it again.
  await expect(async () => {
    await path.page.keyboard.press('Escape')
    await expect(path.page.getByRole('dialog', { name: 'Saving' })).toHaveCount(0, { timeout: 1000 })
  }).toPass()
  await path.open('Moles under the cathedral')
  await expect(path.reader.text).toContainText(SECOND)
  await path.backToList()

  await test.step('a plain download is made as the member, and none of another site', async () => {
    expect(await path.saveAnyway(address)).toContain('You already have this text')
    site.put('/other', (response: ServerResponse) => {
      const { cookie = 'none' } = response.req.headers
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(pageMarkup(`Cookies: ${cookie}`, [FIRST, SECOND]))
    })
    await path.saveAnyway(`http://localhost:${site.port}/other`)
    await expect(path.library.row('Cookies: none')).toBeVisible()
  })

  await test.step('the settings list the site, and sign out of it', async () => {
    await path.page.getByRole('button', { name: 'Settings' }).click()
    const sites = path.page.getByRole('list', { name: 'Sites' })
    await expect(sites.getByRole('listitem')).toHaveCount(1)
    await expect(sites).toContainText('127.0.0.1')
    await sites.scrollIntoViewIfNeeded()
    await takePicture('sign-ins')
    await sites.getByRole('button', { name: 'Sign out of 127.0.0.1' }).click()
    await expect(path.page.getByText('You are signed in nowhere.')).toBeVisible()
  })

  await path.page.getByRole('button', { name: 'Back', exact: true }).click()
  await path.askFor(address)
  await path.saving.openQueue()
  await path.fetchAllAnyway(1)
  await expect(path.saving.jobs().first()).toContainText('The site refused to give the page.')
  site.close()
})

test('a page that answers with its login form is offered again, and the sign-in outlives the app', async ({
  offprint,
  profile,
}) => {
  const path = new ReadingPath(offprint.window)
  const site = await openSite()
  const html = { 'content-type': 'text/html; charset=utf-8' }
  // A form that is no refusal to anyone but people, and a cookie that ends with the browser.
  site.put('/bats', (response: ServerResponse) => {
    const isMember = /\bmember=verger\b/.test(response.req.headers.cookie ?? '')
    response.writeHead(200, html).end(isMember ? pageMarkup('Bats in the belfry', [FIRST, SECOND]) : GATE)
  })
  site.put('/login', (response: ServerResponse) => {
    response.writeHead(303, { location: '/bats', 'set-cookie': 'member=verger; Path=/; HttpOnly' }).end()
  })
  const address = site.address('/bats')
  await path.backToList()
  expect(await path.saveAnyway(address)).toContain('It is very short.')
  await path.saving.openQueue()
  const thin = path.saving.job('It is very short.')
  await expect(thin.getByRole('button', { name: /^Open as rendered page/ })).toBeVisible()
  await thin.getByRole('button', { name: /^Sign in to this site…/ }).click()

  const bar = await barOf(offprint)
  await expect(bar.getByText(`127.0.0.1:${site.port}`)).toBeVisible()
  await inPage(offprint.app, site.address('/'), 'document.forms[0].submit()')
  await expect(bar.getByRole('button', { name: 'Back' })).toBeEnabled()
  await bar.getByRole('button', { name: 'Save this page' }).click()
  await expect(path.saving.job('Bats in the belfry')).toContainText('newer text')
  await expect(path.saving.jobs()).toHaveCount(1)
  // Its window is open still: what was done in it is kept all the same.
  await offprint.close()

  const again = await launchOffprint({ profile })
  const later = new ReadingPath(again.window)
  expect(await later.saveAnyway(address)).toContain('You already have this text')
  await again.close()
  site.close()
})

test('an article’s menu opens a page of one’s own network only if it was fetched from there with leave', async ({
  offprint,
}) => {
  const path = new ReadingPath(offprint.window)
  const site = await openSite()
  putMembersPage(site)
  const signIn = async (title: string) => {
    await path.open(title)
    await path.chooseMore('Sign in to this site…')
    await path.backToList()
    return barOf(offprint)
  }
  await path.backToList()
  const reboot = site.address('/elsewhere')
  // Where a file came from is what it says itself.
  const said = `<!-- saved from url=(${String(reboot.length).padStart(4, '0')})${reboot} -->`
  const text = pageMarkup('A harmless page', [FIRST, SECOND]).replace('<html', `${said}<html`)
  await path.saving.drop({ file: { name: 'page.html', mime: 'text/html', text } })
  const refused = await signIn('A harmless page')
  await expect(refused.getByText('This address leads to your own computer or network.')).toBeVisible()
  expect(site.asked).not.toContain('/elsewhere')
  await refused.getByRole('button', { name: 'Close' }).click()

  site.put('/report', { type: 'text/html', body: pageMarkup('Owls in the yews', [FIRST, SECOND]) })
  await path.saveAnyway(site.address('/report'))
  const before = site.asked.filter((asked) => asked === '/report').length
  await signIn('Owls in the yews')
  await expect.poll(() => site.asked.filter((asked) => asked === '/report').length).toBeGreaterThan(before)
  site.close()
})
