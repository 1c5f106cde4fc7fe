import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Offprint } from '../launch.ts'

/** What the shell has logged in this profile; empty while it has logged nothing. */
export const shellLog = (profile: string): Promise<string> =>
  readFile(join(profile, 'logs/offprint.log'), 'utf8').catch(() => '')

/** Waits for the hidden window, which is started once the reading window listens. */
export async function workerIsThere({ app }: Offprint): Promise<void> {
  const addresses = () =>
    app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()))
  await expect.poll(addresses).toContain('app://offprint/ingest.html')
}
