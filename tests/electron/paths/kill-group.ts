import { once } from 'node:events'
import type { Offprint } from '../launch.ts'

/** Ends the app and every process that it has started, at once, as a power cut does. */
export async function killGroup({ app }: Offprint): Promise<void> {
  const main = app.process()
  const gone = once(main, 'exit')
  // Playwright starts the app in a process group of its own.
  process.kill(-(main.pid ?? Number.NaN), 'SIGKILL')
  await gone
}
