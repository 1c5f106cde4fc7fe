import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { ReadingPath } from '../../pages/reading-path.ts'
import { tone } from '../../pages/tone.ts'
import { expect, test } from '../launch.ts'
import { jsonLines, runCommand } from '../shell/run-command.ts'
import { type LocalSite, openSite, pageMarkup, picture, webPage } from './local-site.ts'
import { noteRequests } from './outside.ts'

const TITLE = 'The fog horn that was heard too far'
const PARTS = [
  'The fog horn was built to be heard for nine miles and was heard for thirty, so that two harbours answered it on the same night.',
  '<audio src="/horn.wav" title="The horn itself" controls></audio>',
  'For a year the keepers wrote down who had come because of it, and then they stopped, since nobody came back to say that it was an error.',
  '<figure><video poster="/poster.png" src="/film.mp4" title="The film" autoplay></video><figcaption>The night of the two harbours.</figcaption></figure>',
  'The horn was turned around in the spring and has been pointing at a hill since then, which has not complained, as hills do not.',
  '<video src="/long.webm" title="The long film"></video>',
  'It is sounded on the first of May. People come from both harbours with their fingers in their ears and a cake for the keepers.',
]

function openHorn(): Promise<LocalSite> {
  return openSite().then((site) => {
    site.put('/horn', webPage(TITLE, PARTS))
    site.put('/poster.png', picture(40, 60, 90))
    site.put('/horn.wav', { type: 'application/octet-stream', body: Buffer.from(tone(2)) })
    // What it is called is not what it is.
    site.put('/film.mp4', { type: 'video/mp4', body: pageMarkup('Sign in', ['To see this film, sign in.']) })
    return site
  })
}

const WEBM = Buffer.from(
  '\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm',
  'latin1',
)

test('a recording is downloaded when somebody asks for it, and plays with the cable pulled', async ({
  offprint,
}) => {
  const path = new ReadingPath(offprint.window)
  const site = await openHorn()
  const { page, reader } = path
  const button = (name: RegExp | string) => reader.text.getByRole('button', { name })
  await path.reads('An article, and room in its margin')
  await path.backToList()

  await test.step('saving and opening the article downloads nothing of it', async () => {
    await path.saveAnyway(site.address('/horn'))
    await path.open(TITLE)
    await expect(button('Download audio: The horn itself')).toBeVisible()
    await expect(button('Download video: The film')).toBeVisible()
    await expect(path.foot).toContainText('1 of 1 image')
    await expect(reader.text.locator('audio, video')).toHaveCount(0)
    expect(site.asked.toSorted()).toEqual(['/horn', '/poster.png'])
  })

  await test.step('an address of this computer is asked about first', async () => {
    await button('Download audio: The horn itself').click()
    await expect(reader.text.getByRole('img', { name: /^The file lies on your own computer/ })).toBeVisible()
    expect(site.asked).not.toContain('/horn.wav')
    await button('Fetch it anyway: The horn itself').click()
    await expect(button('Remove the download: The horn itself')).toBeVisible()
    expect(site.asked.filter((asked) => asked === '/horn.wav')).toHaveLength(1)
  })

  await test.step('a page that calls itself a film is refused, and can be tried again', async () => {
    await button('Download video: The film').click()
    await button('Fetch it anyway: The film').click()
    await expect(reader.text.getByRole('img', { name: /^What came is no film or recording/ })).toBeVisible()
    await expect(button('Try again: The film')).toBeVisible()
  })

  await test.step('a long one shows how far it is, and ends in the middle when somebody cancels it', async () => {
    let isDropped = false
    site.put('/long.webm', (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'video/webm', 'content-length': 40_000_000 })
      response.write(Buffer.concat([WEBM, Buffer.alloc(3_000_000)]))
      response.on('close', () => {
        isDropped = true
      })
    })
    await button('Download video: The long film').click()
    await button('Fetch it anyway: The long film').click()
    await expect(reader.text.getByRole('img', { name: /^Downloading, .* of 40 MB$/ })).toBeVisible()
    await expect(reader.text.getByRole('progressbar', { name: 'Download: The long film' })).toBeVisible()
    await button('Cancel: The long film').click()
    await expect(button('Download video: The long film')).toBeVisible()
    await expect.poll(() => isDropped).toBe(true)
  })

  await test.step('the queue shows it too, and ends it as well', async () => {
    await button('Download video: The long film').click()
    await button('Fetch it anyway: The long film').click()
    await path.backToList()
    await path.saving.openQueue()
    const job = path.saving.job('The long film').first()
    await expect(job).toContainText(/Downloading, .* of 40 MB/)
    await expect(job.getByRole('progressbar')).toBeVisible()
    await job.getByRole('button', { name: /^Cancel/ }).click()
    await expect(job).toContainText('Cancelled')
    const film = path.saving.job('The film').first()
    await expect(film).toContainText('What came is no film or recording that Offprint can play.')
    await path.saving.closeQueue()
  })

  site.pullCable()
  const contacts = site.contacts()
  const requests = await noteRequests(offprint.app)
  await test.step('it plays from this computer', async () => {
    await path.open(TITLE)
    const player = reader.text.locator('audio')
    await expect(player).toHaveAttribute('src', /^blob:/)
    await expect(player).toHaveAccessibleName('The horn itself')
    expect(
      await player.evaluate((audio: HTMLAudioElement) => [audio.autoplay, audio.paused, audio.controls]),
    ).toEqual([false, true, true])
    await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeCloseTo(2, 1)
    await player.evaluate((audio: HTMLAudioElement) => {
      audio.muted = true
      return audio.play()
    })
    await expect
      .poll(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime))
      .toBeGreaterThan(0.2)
  })

  await test.step('it is removed, and comes back by undo', async () => {
    await button('Remove the download: The horn itself').click()
    await path.library.says('Download removed')
    await expect(button('Download audio: The horn itself')).toBeVisible()
    await path.undo('remove a download')
    await expect(reader.text.locator('audio')).toBeVisible()
  })
  expect(site.contacts()).toBe(contacts)
  expect((await requests()).filter((url) => !/^(?:blob:)?app:/.test(url))).toEqual([])
  await page.keyboard.press('Escape')
  site.close()
})

test('films and recordings are downloaded from the command line, and go into a backup and out of it', async ({
  profile,
}) => {
  const run = (...words: string[]) => runCommand(profile, words)
  const site = await openHorn()
  site.put('/long.webm', { type: 'video/webm', body: '#EXTM3U\n#EXT-X-VERSION:3\n' })
  const saved = await run('save', site.address('/horn'), '--allow-private')
  const [{ id } = { id: '' }] = jsonLines(saved.out) as { id: string }[]
  const audio = { id, media: 'audio', url: site.address('/horn.wav') }
  const film = { id, media: 'video', url: site.address('/film.mp4') }
  const long = { id, media: 'video', url: site.address('/long.webm') }

  const asked = await run('media', id)
  expect(jsonLines(asked.out)).toMatchObject(
    [audio, film, long].map((one) => ({ ...one, status: 'failed', error: { kind: 'private-address' } })),
  )
  const got = await run('media', id, '--allow-private')
  expect(got.exitCode).toBe(1)
  expect(jsonLines(got.out)).toMatchObject([
    { ...audio, status: 'downloaded' },
    { ...film, status: 'failed', error: { kind: 'not-media' } },
    { ...long, status: 'failed', error: { kind: 'is-stream' } },
  ])
  const again = await run('media', id)
  expect(jsonLines(again.out)[0]).toEqual({ ...audio, status: 'already-here' })

  const file = join(profile, 'library.zip')
  expect(await run('backup', file)).toMatchObject({ exitCode: 0 })
  const other = join(profile, 'other')
  expect(await runCommand(other, ['restore', file])).toMatchObject({ exitCode: 0 })
  site.close()
  const there = await runCommand(other, ['media', id])
  expect(jsonLines(there.out)[0]).toEqual({ ...audio, status: 'already-here' })
  const nobody = await run('media', 'no-such-id')
  expect(nobody.exitCode).toBe(1)
  expect(jsonLines(nobody.out)).toMatchObject([{ status: 'failed', error: { kind: 'not-found' } }])
})
