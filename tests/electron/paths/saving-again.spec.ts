import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, test } from '../launch.ts'
import { openSite, webPage } from './local-site.ts'

const QUOTE = 'the bees had moved out'
const FIRST =
  'When the beekeeper came back from the fair the bees had moved out, all of them, and had left the honey.'
const SECOND =
  'He stood at the empty hives until it was dark and then carried the honey into the house, one comb after the other.'
const THIRD =
  'In the village they said that bees leave a house before it is sold, and his was not for sale then.'
const ADDED =
  'A month later a letter came from the bank, and he read it standing, as he had stood at the hives.'
const REWRITTEN =
  'The beekeeper went to the fair and sold what he had brought, which was more than in other years.'

test('an article that is saved again keeps its marks, its title and the text they stand in', async ({
  offprint,
}) => {
  const path = new ReadingPath(offprint.window)
  const site = await openSite()
  const address = site.address('/bees')
  site.put('/bees', webPage('The empty hives', [FIRST, SECOND, THIRD]))
  await path.backToList()
  await path.saveAnyway(address)
  await path.open('The empty hives')
  await path.mark(QUOTE, 'Sky')
  await path.noteOn(QUOTE, 'Where to?')
  await path.rename('Bees, and where they go')
  await path.reads('Bees, and where they go')
  await path.backToList()

  await test.step('the same text: nothing new', async () => {
    expect(await path.saveAnyway(address)).toContain('You already have this text')
    await path.library.shows('Bees, and where they go', 'An article, and room in its margin')
  })

  await test.step('a longer text: a version that is shown by itself, with the mark', async () => {
    site.put('/bees', webPage('The empty hives', [FIRST, SECOND, ADDED, THIRD]))
    expect(await path.saveAnyway(address)).toContain('A newer text was saved as a new version')
    await path.open('Bees, and where they go')
    await expect(path.reader.text).toContainText(ADDED)
    await expect(path.reader.card(QUOTE)).toContainText('Where to?')
    await expect.poll(() => path.paintedPassages()).toEqual([QUOTE])
    expect(await path.versions()).toBe(2)
    await path.backToList()
  })

  await test.step('a text without the passage: the old one stays until it is asked for the new', async () => {
    site.put('/bees', webPage('The empty hives', [REWRITTEN, SECOND, ADDED, THIRD]))
    expect(await path.saveAnyway(address)).toContain('A newer text was saved as a new version')
    await path.open('Bees, and where they go')
    await expect(path.reader.text).toContainText(FIRST)
    await expect(
      path.page.getByText(/A newer version was saved on .* Its highlight is not in it\./),
    ).toBeVisible()
    expect(await path.versions()).toBe(3)
    await path.page.getByRole('button', { name: 'Look at it' }).click()
    await expect(path.reader.text).toContainText(REWRITTEN)
    await expect(path.reader.margin).toContainText('Passages that this version no longer has')
    await expect(path.reader.card(new RegExp(`${QUOTE}.*not in this version`))).toContainText('Where to?')
    expect(await path.paintedPassages()).toEqual([])
  })
  site.close()
})
