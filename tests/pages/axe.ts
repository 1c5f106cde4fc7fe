import { expect, type Page } from '@playwright/test'
import { type AxeResults, source } from 'axe-core'

/** Expects that axe finds nothing on the page as it stands, with every rule on. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const { violations }: AxeResults = await page.evaluate(async () => {
    // What is still fading in has no colour yet that could be judged.
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(ending.map(({ finished }) => finished.catch(() => null)))
    const { axe } = window as unknown as { axe: { run(): Promise<AxeResults> } }
    return axe.run()
  })
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ''}`),
  }))
  expect(found).toEqual([])
}
