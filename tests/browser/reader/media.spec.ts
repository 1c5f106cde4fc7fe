import { expectAccessible } from '../../pages/axe.ts'
import { tone } from '../../pages/tone.ts'
import { expect } from '../launch.ts'
import { test } from './reader-test.ts'

const HORN = 'https://example.org/horn.mp3'
const FILM = 'https://example.org/film.webm'
const BEFORE = '<p>Before the horn there was a bell, and before the bell a man who shouted.</p>'
const AUDIO = `<figure data-media="audio 12500000"><figcaption><a href="${HORN}">The horn itself</a></figcaption></figure>`
const VIDEO = `<figure data-media="video"><img data-asset="0" alt=""><figcaption><a href="${FILM}">The film</a> The night of the two harbours.</figcaption></figure>`
const AFTER = '<p>Since then it has been pointing at a hill.</p>'
const ARTICLE = {
  html: `${BEFORE}${AUDIO}<p>Two harbours answered.</p>${VIDEO}${AFTER}`,
  images: [{ width: 640, height: 360, color: '#88aaaa' }],
}

test('a figure with a film or a recording offers to download it, and adds no letter to the text', async ({
  reader,
  page,
}) => {
  await reader.read(ARTICLE)
  const audio = page.getByRole('button', { name: 'Download audio (13 MB): The horn itself' })
  await expect(audio).toBeVisible()
  await expect(page.getByRole('button', { name: 'Download video: The film' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'The film' })).toHaveAttribute('href', FILM)
  await expect(page.locator('audio, video')).toHaveCount(0)
  expect(await reader.text.evaluate((root) => root.textContent)).toBe(reader.savedText)
  await reader.mark('pointing at a hill', 'Sage')
  await expect(reader.card(/pointing at a hill/)).toBeVisible()
  expect(await page.evaluate(() => window.readingLab.store.db.jobs.count())).toBe(0)
  await expectAccessible(page)
})

test('by the keyboard alone a download is begun, followed, cancelled and begun again', async ({
  reader,
  page,
}) => {
  await reader.read(ARTICLE)
  const offer = page.getByRole('button', { name: /^Download audio/ })
  await expect(offer).toBeVisible()
  for (let stop = 0; stop < 30 && !(await offer.evaluate((one) => one === document.activeElement)); stop++)
    await page.keyboard.press('Tab')
  await expect(offer).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('img', { name: 'Waiting to download' })).toBeVisible()
  await page.evaluate(() => window.readingLab.comeSoFar(3_100_000, 12_500_000))
  await expect(page.getByRole('img', { name: 'Downloading, 3.1 MB of 13 MB' })).toBeVisible()
  await expect(page.getByRole('progressbar', { name: 'Download: The horn itself' })).toHaveAttribute(
    'value',
    '3100000',
  )
  await expectAccessible(page)
  const cancel = page.getByRole('button', { name: 'Cancel: The horn itself' })
  await expect(cancel).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(offer).toBeFocused()
  await page.keyboard.press(' ')
  await expect(page.getByRole('img', { name: 'Waiting to download' })).toBeVisible()
})

test('why a download failed is said, with the next step', async ({ reader, page }) => {
  await reader.read(ARTICLE)
  const begin = async () => {
    await page.getByRole('button', { name: /^(?:Download audio|Try again)/ }).click()
    await expect(page.getByRole('img', { name: 'Waiting to download' })).toBeVisible()
  }
  for (const [kind, words] of [
    ['too-large', /^The file is larger than the 250 MB that Offprint keeps\./],
    ['not-found', /^The file is no longer at its address\./],
    ['is-stream', /^This is a stream that cannot be saved\./],
    ['not-media', /^What came is no film or recording/],
  ] as const) {
    await begin()
    await page.evaluate((failure) => window.readingLab.failDownload(failure), kind)
    await expect(page.getByRole('img', { name: words })).toBeVisible()
  }
  await begin()
  await page.evaluate(() => window.readingLab.failDownload('private-address'))
  await page.getByRole('button', { name: 'Fetch it anyway: The horn itself' }).click()
  const [input] = await page.evaluate(async () =>
    (await window.readingLab.store.db.jobs.toArray()).map((job) => job.input).slice(-1),
  )
  expect(input).toMatchObject({ kind: 'media', address: HORN, allowPrivate: true })
})

test('a recording and a film play from this computer, and go when they are removed', async ({
  reader,
  page,
}) => {
  await reader.read(ARTICLE)
  const begin = async (kind: string) => {
    await page.getByRole('button', { name: new RegExp(`^Download ${kind}`) }).click()
    await expect(page.getByRole('img', { name: 'Waiting to download' })).toBeVisible()
  }
  await begin('audio')
  await page.evaluate(
    (wav) => window.readingLab.finishDownload(new Blob([new Uint8Array(wav)], { type: 'audio/wav' })),
    [...tone(1)],
  )
  const audio = page.locator('audio')
  await expect(audio).toHaveAttribute('src', /^blob:/)
  await expect.poll(() => audio.evaluate((one: HTMLAudioElement) => one.duration)).toBeCloseTo(1, 1)

  await begin('video')
  await page.evaluate(async () => window.readingLab.finishDownload(await window.readingLab.film()))
  const video = page.locator('video')
  await expect(video).toHaveAttribute('src', /^blob:/)
  await expect(video).toHaveAttribute('poster', /^blob:/)
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.videoWidth)).toBe(320)
  await expect(reader.text.locator('figure img')).toBeHidden()
  expect(await video.evaluate((one: HTMLVideoElement) => [one.autoplay, one.paused])).toEqual([false, true])
  await video.evaluate((one: HTMLVideoElement) => one.play())
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.currentTime)).toBeGreaterThan(0.1)
  expect(await reader.text.evaluate((root) => root.textContent)).toBe(reader.savedText)
  await expectAccessible(page)

  const addresses = await page
    .locator('audio, video')
    .evaluateAll((players) => players.map((player) => (player as HTMLMediaElement).src))
  const answers = (address: string) =>
    page.evaluate(
      (src) =>
        new Promise<boolean>((resolve) => {
          const probe = document.createElement('audio')
          probe.onloadedmetadata = () => resolve(true)
          probe.onerror = () => resolve(false)
          probe.src = src
        }),
      address,
    )
  expect(await answers(addresses[0] ?? '')).toBe(true)
  await page.getByRole('button', { name: 'Remove the download: The horn itself' }).click()
  await expect(page.getByRole('button', { name: /^Download audio/ })).toBeVisible()
  expect(await answers(addresses[0] ?? '')).toBe(false)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(audio).toBeVisible()

  // The article closes, and the film's address leads nowhere any more.
  await page.getByRole('button', { name: 'Remove the download: The film' }).scrollIntoViewIfNeeded()
  await page.evaluate(() => window.readingLab.navigation?.go({ articleId: 'none' }))
  await expect(page.locator('video')).toHaveCount(0)
  expect(await answers(addresses[1] ?? '')).toBe(false)
})

test('a text from outside makes nothing play and nothing load by itself', async ({ reader, page }) => {
  const requests: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('example')) requests.push(request.url())
  })
  await reader.read({
    html: [
      BEFORE,
      '<figure data-media="video" data-media-shown="" data-media-place=""><video src="https://evil.example/a.mp4" autoplay></video><figcaption>No link</figcaption></figure>',
      '<figure data-media="audio"><figcaption><a href="javascript:alert(1)">A script</a></figcaption></figure>',
      '<figure data-media="audio"><figcaption><a href="file:///etc/passwd">A file</a></figcaption></figure>',
      '<figure data-media="audio"><figcaption><a href="data:audio/mpeg,a">Data</a></figcaption></figure>',
      '<figure data-media="loud"><figcaption><a href="https://evil.example/a.mp3">No kind</a></figcaption></figure>',
      AFTER,
    ].join(''),
  })
  await expect(page.getByText('No kind')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Download (?:audio|video)/ })).toHaveCount(0)
  await expect(page.locator('audio, video')).toHaveCount(0)
  expect(requests).toEqual([])
})
