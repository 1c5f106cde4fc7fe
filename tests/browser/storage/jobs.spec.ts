import { expect } from '../launch.ts'
import { openLab, test } from './lab-page.ts'

test('jobs are worked oldest first, and two workers never get the same', async ({ page, context }) => {
  const other = await context.newPage()
  await openLab(other)
  const queued = await page.evaluate(async () => {
    const { library: lab } = window
    const ids: string[] = []
    for (let n = 0; n < 6; n++) {
      lab.time += 10
      const job = await lab.actions.saveAddress(`https://example.org/${n}`)
      if (job.ok) ids.push(job.value.jobId)
    }
    return ids
  })
  const claim = (window_: typeof page) =>
    window_.evaluate(async () => (await window.library.jobs.claimJob(window.library.store))?.id ?? '')
  const claimed = await Promise.all([page, other, page, other, page, other].map(claim))
  expect(claimed.toSorted()).toEqual(queued.toSorted())
  expect(await claim(page)).toBe('')
})

test('a file keeps its bytes until its article is stored', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const bytes = new TextEncoder().encode('<p>Hello</p>')
    await lab.actions.saveFiles([{ name: 'hello.html', mime: 'text/html', bytes }], { tags: ['files'] })
    const listed = await lab.db.jobs.toArray()
    const job = await lab.jobs.claimJob(lab.store)
    const input = job?.input.kind === 'file' ? new TextDecoder().decode(job.input.bytes) : ''
    const saved = job && (await lab.finish(job, { url: 'https://example.org/hello', text: 'Hello' }))
    const [done] = await lab.db.jobs.toArray()
    return {
      listed: listed[0]?.input.kind === 'file' ? listed[0].input.bytes.length : -1,
      input,
      done,
      articleId: saved?.articleId,
      inputs: await lab.db.jobInputs.count(),
      rows: await lab.listRows([saved?.articleId ?? '']),
    }
  })
  expect(seen.listed).toBe(0)
  expect(seen.input).toBe('<p>Hello</p>')
  expect(seen.done).toMatchObject({ status: 'done', result: { status: 'saved', articleId: seen.articleId } })
  expect(seen.inputs).toBe(0)
  expect(seen.rows[0]?.tags.map(({ path }) => path)).toEqual(['files'])
})

test('what a crash interrupted is taken up again once, and then set aside', async ({ page }) => {
  await page.evaluate(() => window.library.actions.saveAddress('example.org/page'))
  for (let crash = 1; crash <= 2; crash++) {
    const claimed = await page.evaluate(
      async () => (await window.library.jobs.claimJob(window.library.store))?.attempts,
    )
    expect(claimed).toBe(crash)
    await openLab(page)
    await page.evaluate(() => window.library.jobs.resumeJobs(window.library.store))
  }
  const [job] = await page.evaluate(() => window.library.db.jobs.toArray())
  expect(job).toMatchObject({
    status: 'failed',
    error: { kind: 'crashed' },
    input: { url: 'https://example.org/page' },
  })
  const again = await page.evaluate(async (id) => {
    await window.library.actions.retryJob(id)
    return (await window.library.jobs.claimJob(window.library.store))?.attempts
  }, job?.id ?? '')
  expect(again).toBe(1)
})

test('a cancelled job stores nothing, even when its page is already captured', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    await lab.actions.saveAddress('https://example.org/page')
    const job = await lab.jobs.claimJob(lab.store)
    if (!job) throw new Error('There is no job')
    const cancelled = await lab.actions.cancelJob(job.id)
    const progress = await lab.jobs.reportProgress(lab.db, job.id, { stage: 'images', done: 1, total: 2 })
    const saved = await lab.finish(job, { url: 'https://example.org/page', text: 'Text.' })
    await lab.actions.clearEndedJobs()
    return {
      cancelled: cancelled.ok,
      progress,
      saved,
      articles: await lab.db.articles.count(),
      jobs: await lab.db.jobs.count(),
    }
  })
  expect(seen).toEqual({ cancelled: true, progress: false, saved: null, articles: 0, jobs: 0 })
})

test('an address that leads on to another by now still makes a version, never a second article', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const first = await lab.save({ url: 'https://example.org/old', text: 'As it was first published.' })
    await lab.actions.captureAgain(first.articleId)
    const job = await lab.jobs.claimJob(lab.store)
    const again =
      job && (await lab.finish(job, { url: 'https://example.com/moved', text: 'As it reads now.' }))
    return { first, again, articles: await lab.db.articles.count() }
  })
  expect(seen.again).toMatchObject({ articleId: seen.first.articleId, status: 'updated' })
  expect(seen.articles).toBe(1)
})

test('nothing that was pasted is kept with a job that is done, and old ones are forgotten', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    await lab.actions.saveText({ text: 'Tides come and go.', html: '<p>Tides come and go.</p>' })
    const job = await lab.jobs.claimJob(lab.store)
    if (job) await lab.finish(job, { url: '', text: 'Tides come and go.' })
    const [done] = await lab.db.jobs.toArray()
    lab.time += 1
    await lab.actions.saveText({ text: 'A paste that failed.', html: '' })
    const second = await lab.jobs.claimJob(lab.store)
    if (second) await lab.jobs.failJob(lab.store, second.id, { kind: 'unexpected', message: '' })
    lab.time += 31 * 24 * 60 * 60 * 1000
    await lab.keepUp()
    return { done, left: (await lab.db.jobs.toArray()).map(({ status }) => status) }
  })
  expect(seen.done).toMatchObject({ status: 'done', input: { kind: 'text', text: '', html: '' } })
  expect(seen.left).toEqual(['failed'])
})

test('clearing the list never takes the only copy of a text or a file; dismissing does', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const fail = async () => {
      const job = await lab.jobs.claimJob(lab.store)
      if (job) await lab.jobs.failJob(lab.store, job.id, { kind: 'no-article', message: '' })
    }
    await lab.actions.saveAddress('https://example.org/gone')
    await fail()
    await lab.actions.saveText({ text: 'Only here.', html: '' })
    await fail()
    const bytes = new TextEncoder().encode('Only here, too.')
    await lab.actions.saveFiles([{ name: 'note.bin', mime: '', bytes }])
    await fail()
    await lab.actions.clearEndedJobs()
    const kept = await lab.db.jobs.toArray()
    for (const { id } of kept) await lab.actions.dismissJob(id)
    return {
      kept: kept.map(({ input }) => input.kind).sort(),
      jobs: await lab.db.jobs.count(),
      inputs: await lab.db.jobInputs.count(),
    }
  })
  expect(seen).toEqual({ kept: ['file', 'text'], jobs: 0, inputs: 0 })
})

test('a tag that cannot be one is said before anything is stored', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const options = { tags: ['a//b', '/'] }
    const bytes = new TextEncoder().encode('Text.')
    const saves = [
      await lab.actions.saveAddress('https://example.org/page', options),
      await lab.actions.saveText({ text: 'Text.', html: '' }, options),
      await lab.actions.saveFiles([{ name: 'text.txt', mime: '', bytes }], options),
    ]
    const sound = await lab.actions.saveAddress('https://example.org/page', { tags: ['a//b'] })
    return {
      kinds: saves.map((save) => (save.ok ? 'saved' : save.error.kind)),
      sound: sound.ok,
      tags: (await lab.db.jobs.toArray()).map(({ tags }) => tags),
    }
  })
  expect(seen).toEqual({ kinds: ['bad-input', 'bad-input', 'bad-input'], sound: true, tags: [['a/b']] })
})

test('fetching again from a library that cannot be read is a failure that is said', async ({ page }) => {
  const again = await page.evaluate(async () => {
    const { library: lab } = window
    const { articleId } = await lab.save({ url: 'https://example.org/page', text: 'Text.' })
    lab.db.close()
    return lab.actions.captureAgain(articleId)
  })
  expect(again).toMatchObject({ ok: false, error: { kind: 'unexpected' } })
})

test('a page that is saved from a window settles what failed at its address, with its tags', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    for (const name of ['moles', 'bats']) {
      await lab.actions.saveAddress(`https://example.org/${name}?utm_source=mail`, { tags: ['members'] })
      const refused = await lab.jobs.claimJob(lab.store)
      await lab.jobs.failJob(lab.store, refused?.id ?? '', { kind: 'refused', message: 'status 403' })
    }
    const url = 'https://example.org/moles'
    await lab.actions.savePage({ bytes: new Uint8Array([1]), url, title: 'Moles' })
    const job = await lab.jobs.claimJob(lab.store)
    const saved = job && (await lab.finish(job, { url, text: 'Moles under the cathedral.' }))
    const [row] = await lab.listRows([saved?.articleId ?? ''])
    const jobs = await lab.db.jobs.toArray()
    return { jobs: jobs.map(({ label, status }) => [label, status]), tags: row?.tags.map(({ path }) => path) }
  })
  expect(seen.tags).toEqual(['members'])
  expect(seen.jobs.map(([, status]) => status)).toEqual(['failed', 'done'])
  expect(seen.jobs[0]?.[0]).toContain('bats')
})

test('what was seen in a window and could not be stored stays in the queue when its address is saved', async ({
  page,
}) => {
  const left = await page.evaluate(async () => {
    const { library: lab } = window
    const url = 'https://example.org/moles'
    await lab.actions.savePage({ bytes: new Uint8Array([1]), url, title: 'Moles, whole' })
    const seen = await lab.jobs.claimJob(lab.store)
    await lab.jobs.failJob(lab.store, seen?.id ?? '', { kind: 'no-article', message: 'nothing to read' })
    await lab.actions.saveAddress(url)
    const job = await lab.jobs.claimJob(lab.store)
    if (job) await lab.finish(job, { url, text: 'Moles: subscribe to read.' })
    const jobs = await lab.db.jobs.toArray()
    const bytes = await lab.db.jobInputs.toArray()
    return { statuses: jobs.map(({ status }) => status), bytes: bytes.length }
  })
  expect(left).toEqual({ statuses: ['failed', 'done'], bytes: 1 })
})

test('a batch whose window is closed has stopped, while other windows stay open', async ({
  page,
  context,
}) => {
  await page.evaluate(() => window.library.watchBatches(window.library.db))
  const closing = await context.newPage()
  await openLab(closing)
  await closing.evaluate(async () => {
    const { library: lab } = window
    const batch = await lab.actions.startBatch(60)
    if (!batch.ok) throw new Error('There is no batch')
    const { batchId } = batch.value
    await new Promise<void>((begun) => {
      // As the window does that reads the files.
      void navigator.locks.request(`offprint-batch-${batchId}`, async () => {
        await lab.actions.saveFiles([{ name: 'a.html', mime: '', bytes: new Uint8Array([60]) }], { batchId })
        begun()
        await new Promise(() => undefined)
      })
    })
  })
  const status = () => page.evaluate(async () => (await window.library.db.importRows.toArray())[0]?.status)
  expect(await status()).toBe('taking')
  await closing.close()
  await expect.poll(status).toBe('stopped')
})

test('a login form that was saved in place of an article goes into the Trash once the article is saved', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const asked = 'https://example.org/bats'
    const login = (name: string) => `https://example.org/gate?next=/${name}`
    const save = async (url: string, page: Parameters<typeof lab.finish>[1], tags: string[] = []) => {
      lab.time += 10
      await lab.actions.saveAddress(url, { tags })
      const job = await lab.jobs.claimJob(lab.store)
      const saved = job && (await lab.finish(job, page))
      if (!saved) throw new Error('Nothing was saved')
      return saved.articleId
    }
    const form = { text: 'Please sign in to read on.', isThin: true }
    const bats = await save(asked, { ...form, url: login('bats') }, ['members'])
    // Somebody wrote on this one, and the third is a page of its own that is short.
    const moles = await save('https://example.org/moles', { ...form, url: login('moles') })
    await lab.actions.addNote({ targetKind: 'article', targetId: moles, articleId: moles, body: 'Ask Ada.' })
    const owls = await save('https://example.org/owls', { ...form, url: 'https://example.org/short-owls' })
    const full = []
    for (const name of ['bats', 'moles', 'owls']) {
      const url = `https://example.org/${name}`
      full.push(await save(url, { url, text: `All there is to say of ${name}.` }))
    }
    const [article] = await lab.listRows([full[0] ?? ''])
    const places = { bats: 'trash', moles: 'trash', owls: 'trash' }
    for (const [name, id] of Object.entries({ bats, moles, owls })) {
      if ((await lab.db.articles.get(id))?.deletedAt === 0) Object.assign(places, { [name]: 'list' })
    }
    for (let step = 0; step < 3; step++) await lab.actions.undo()
    return {
      tags: article?.tags.map(({ path }) => path),
      places,
      jobs: (await lab.db.jobs.toArray()).length,
      undone: (await lab.db.articles.get(bats))?.deletedAt,
    }
  })
  expect(seen).toEqual({
    tags: ['members'],
    places: { bats: 'trash', moles: 'list', owls: 'list' },
    jobs: 3,
    undone: 0,
  })
})

test('only what was fetched from a private network with a person’s leave may be opened there again', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const wiki = 'http://10.0.0.1:8080/wiki'
    const router = 'http://192.168.1.1/reboot'
    await lab.actions.saveAddress(wiki, { allowPrivate: true })
    const job = await lab.jobs.claimJob(lab.store)
    const saved = job && (await lab.finish(job, { url: wiki, text: 'How we do things.' }))
    const id = saved?.articleId ?? ''
    // A file says where it came from; nobody was asked.
    const bytes = new TextEncoder().encode('<p>Press the button.</p>')
    await lab.actions.saveFiles([{ name: 'page.html', mime: 'text/html', bytes }], { baseUrl: router })
    const file = await lab.jobs.claimJob(lab.store)
    const opened = file && (await lab.finish(file, { url: router, text: 'Press the button.' }))
    const may = {
      wiki: await lab.actions.mayBePrivate(id, 'http://10.0.0.1:8080/login'),
      otherPort: await lab.actions.mayBePrivate(id, 'http://10.0.0.1/login'),
      edited: await lab.actions.mayBePrivate(id, router),
      file: await lab.actions.mayBePrivate(opened?.articleId ?? '', router),
    }
    await lab.actions.trashArticles([id])
    await lab.actions.purgeArticles([id])
    return { ...may, purged: await lab.db.consents.count() }
  })
  expect(seen).toEqual({ wiki: true, otherPort: false, edited: false, file: false, purged: 0 })
})
