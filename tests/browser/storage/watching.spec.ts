import { expect } from '../launch.ts'
import { test } from './lab-page.ts'

test('a question is answered anew at once when what it read has changed', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    const answers: number[] = []
    let told = (): void => undefined
    const stop = lab.watchQuery(() => lab.db.articles.count(), {
      next: (count) => {
        answers.push(count)
        told()
      },
      error: reportError,
    })
    for (let n = 0; n < 3; n++) {
      await new Promise<void>((resolve) => {
        told = resolve
        if (answers.length > n) resolve()
      })
      await lab.save({ url: `https://example.org/${n}` })
    }
    await new Promise<void>((resolve) => {
      told = resolve
      if (answers.length > 3) resolve()
    })
    stop()
    return answers
  })
  expect(seen).toEqual([0, 1, 2, 3])
})

test('while changes come faster than a question is answered there are answers, few, and the last is the right one', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    let asked = 0
    let during = 0
    let last = 0
    let isRushing = true
    let told = (): void => undefined
    const stop = lab.watchQuery(
      async () => {
        asked++
        // A slow question, as of a list of a hundred thousand: it reads many times over.
        let count = 0
        for (let n = 0; n < 60; n++) count = await lab.db.articles.count()
        return count
      },
      {
        next: (count) => {
          last = count
          if (isRushing) during++
          told()
        },
        error: reportError,
      },
    )
    const changes = 80
    for (let n = 0; n < changes; n++) await lab.save({ url: `https://example.org/${n}` })
    isRushing = false
    while (last < changes) await new Promise<void>((resolve) => (told = resolve))
    stop()
    return { asked, during, last, changes }
  })
  expect(seen.last).toBe(seen.changes)
  expect(seen.during).toBeGreaterThan(0)
  expect(seen.asked).toBeLessThan(seen.changes / 3)
})

test('a question that nobody asks any more is asked no more', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { library: lab } = window
    let answers = 0
    let told = (): void => undefined
    const stop = lab.watchQuery(() => lab.db.articles.count(), {
      next: () => {
        answers++
        told()
      },
      error: reportError,
    })
    await new Promise<void>((resolve) => (told = resolve))
    stop()
    for (let n = 0; n < 3; n++) await lab.save({ url: `https://example.org/${n}` })
    return answers
  })
  expect(seen).toBe(1)
})
