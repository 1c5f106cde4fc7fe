/**
 * Does something in the app's window until its status line says so.
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<void>} act
 * @param {string | RegExp} said
 * @returns seconds, and how long the window was held up meanwhile: its longest task and the longest gap between two frames in
 *   milliseconds, and the number of tasks over 50 ms
 */
export async function timeHoldUp(page, act, said) {
  await page.evaluate(() => {
    window.held = { task: 0, gap: 0, tasks: 0 }
    window.observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        window.held.task = Math.max(window.held.task, duration)
        window.held.tasks += 1
      }
    })
    window.observer.observe({ type: 'longtask' })
    window.isWatching = true
    let last = performance.now()
    const frame = (now) => {
      window.held.gap = Math.max(window.held.gap, now - last)
      last = now
      if (window.isWatching) requestAnimationFrame(frame)
    }
    requestAnimationFrame((now) => {
      last = now
      requestAnimationFrame(frame)
    })
  })
  const start = performance.now()
  await act()
  await page.getByRole('status', { name: 'What just happened' }).getByText(said).waitFor()
  const seconds = (performance.now() - start) / 1000
  const held = await page.evaluate(() => {
    window.isWatching = false
    window.observer.disconnect()
    return window.held
  })
  return { seconds, ...held }
}

/** Selects every article of the list that is shown, as the keyboard does. @param {import('@playwright/test').Page} page */
export async function selectAll(page, rows) {
  // Until the list is there, there is nothing to select.
  await page.waitForFunction(
    (count) => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) >= count,
    rows,
  )
  await page.getByRole('grid', { name: 'Articles' }).focus()
  await page.keyboard.press('Control+a')
  await page
    .getByRole('toolbar')
    .getByText(/selected/)
    .waitFor()
}

/** Gives what is selected a tag, as the keyboard does. @param {import('@playwright/test').Page} page @param {string} tag */
export async function tagSelected(page, tag) {
  await page.keyboard.press('t')
  const field = page.getByRole('combobox', { name: /^Tags of/ })
  await field.fill(tag)
  await field.press('Enter')
  await page.keyboard.press('Escape')
}
