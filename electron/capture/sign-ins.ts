import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type SignedInSite, signedInSiteSchema } from '../../shared/bridge.ts'
import { PRIVATE_MODE, writeFileAtomically } from '../files/atomic-write.ts'
import type { CaptureSessions } from './capture-session.ts'
import { siteOf } from './site-of.ts'

/** What may stand in a header. */
const HEADER_TEXT = /^[\x20-\x7e]*$/

const fileSchema = z.array(signedInSiteSchema).catch([])

/** The sites where a person signed in. What a site knows them by is in that site's session and nowhere else. */
export class SignIns {
  private readonly file: string
  private readonly sessions: CaptureSessions
  private readonly sites: Map<string, number>

  private constructor(file: string, sessions: CaptureSessions, sites: readonly SignedInSite[]) {
    this.file = file
    this.sessions = sessions
    this.sites = new Map(sites.map(({ site, at }) => [site, at]))
  }

  /** @param file where they are kept; one that is not there, or damaged, holds none */
  static async open(file: string, sessions: CaptureSessions): Promise<SignIns> {
    const text = await readFile(file, 'utf8').catch(() => '[]')
    return new SignIns(file, sessions, fileSchema.parse(readJson(text)))
  }

  has(site: string): boolean {
    return this.sites.has(site)
  }

  /** In the order of their names. */
  list(): SignedInSite[] {
    return [...this.sites].map(([site, at]) => ({ site, at })).sort((a, b) => (a.site < b.site ? -1 : 1))
  }

  /** A person opened a site's window: what they did there is kept, if the site keeps anything. */
  async keep(site: string, now: number): Promise<void> {
    const { session } = await this.sessions.ofSite(site)
    await session.cookies.flushStore()
    if ((await session.cookies.get({})).length === 0) return
    this.sites.set(site, now)
    await this.write()
  }

  /** Forgets the sites and all that they keep here. */
  async remove(sites: readonly string[]): Promise<void> {
    for (const site of sites) {
      if (!this.sites.delete(site)) continue
      const capture = await this.sessions.ofSite(site)
      await capture.clear()
      await capture.session.cookies.flushStore()
    }
    await this.write()
  }

  /**
   * Gives the Cookie header for the requests of one page: that of its site where the person signed in there, and empty for every
   * other site that a redirect or an image leads to.
   * @param page the page's address
   */
  cookiesFor(page: string): (url: URL) => Promise<string> {
    const site = siteOf(page)
    return async (url) => {
      if (!this.has(site) || siteOf(url.href) !== site) return ''
      const { session } = await this.sessions.ofSite(site)
      const cookies = await session.cookies.get({ url: url.href })
      return cookies
        .filter(({ name, value }) => HEADER_TEXT.test(name + value))
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ')
    }
  }

  private write(): Promise<void> {
    return writeFileAtomically(this.file, JSON.stringify(this.list()), PRIVATE_MODE)
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}
