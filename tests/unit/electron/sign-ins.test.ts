import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cookie, CookiesSetDetails } from 'electron'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SignIns } from '../../../electron/capture/sign-ins.ts'

const NOW = 1_700_000_000_000

/** The cookies of one site, which answer when the test lets them: whoever asks is held until `go`. */
class HeldSite {
  readonly kept = new Map<string, Cookie>()
  private held: (() => void)[] | null = null

  give(name: string): void {
    const flags = { session: true, secure: true, hostOnly: true, sameSite: 'lax' as const }
    this.kept.set(name, { name, value: '1', domain: 'gazette.example', path: '/', ...flags })
  }

  hold(): void {
    this.held = []
  }

  go(): void {
    for (const release of this.held ?? []) release()
    this.held = null
  }

  readonly session = {
    cookies: {
      get: async () => [...this.kept.values()],
      set: async ({ name = '', value = '', url }: CookiesSetDetails) => {
        const { held } = this
        if (held) await new Promise<void>((resolve) => held.push(resolve))
        this.kept.set(name, { name, value, domain: new URL(url).hostname, session: false, sameSite: 'lax' })
      },
      flushStore: async () => undefined,
    },
  }

  async clear(): Promise<void> {
    this.kept.clear()
  }
}

let folder: string
let site: HeldSite
let signIns: SignIns
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-sign-ins-'))
  site = new HeldSite()
  signIns = await SignIns.open(join(folder, 'sign-ins.json'), { ofSite: async () => site })
})
afterEach(async () => rm(folder, { recursive: true }))

const stored = async () => JSON.parse(await readFile(join(folder, 'sign-ins.json'), 'utf8'))

describe('signing out of a site', () => {
  it.each(['renew', 'keep'] as const)('leaves no cookie and no entry when %s was under way', async (does) => {
    site.give('member')
    await signIns.keep('gazette.example', NOW)
    site.give('given anew')
    site.hold()
    const underWay = signIns[does]('gazette.example', NOW + 1)
    const signedOut = signIns.remove(['gazette.example'])
    // As long as the site's cookies are held back: whoever would clear them at once has done so by now.
    await new Promise(setImmediate)
    site.go()
    await Promise.all([underWay, signedOut])
    expect([...site.kept.keys()]).toEqual([])
    expect(signIns.list()).toEqual([])
    expect(await stored()).toEqual([])
  })

  it('ends one that waits to renew', async () => {
    site.give('member')
    await signIns.keep('gazette.example', NOW)
    const signedOut = signIns.remove(['gazette.example'])
    site.give('member')
    await Promise.all([signedOut, signIns.renew('gazette.example', NOW + 1)])
    expect([...site.kept.keys()]).toEqual([])
  })
})

it('goes on with a site after something that failed', async () => {
  site.give('member')
  await signIns.keep('gazette.example', NOW)
  const { flushStore } = site.session.cookies
  site.session.cookies.flushStore = async () => {
    throw new Error('The disk is full')
  }
  await expect(signIns.renew('gazette.example', NOW)).rejects.toThrow('The disk is full')
  site.session.cookies.flushStore = flushStore
  await signIns.remove(['gazette.example'])
  expect(await stored()).toEqual([])
})
