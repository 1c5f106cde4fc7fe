import { readFile } from 'node:fs/promises'
import type { Cookie, Session } from 'electron'
import { z } from 'zod'
import { type SignedInSite, signedInSiteSchema } from '../../shared/bridge.ts'
import { PRIVATE_MODE, writeFileAtomically } from '../files/atomic-write.ts'
import { log } from '../log.ts'
import type { CaptureSessions } from './capture-session.ts'
import { siteOf } from './site-of.ts'

/** What may stand in a header. */
const HEADER_TEXT = /^[\x20-\x7e]*$/

/**
 * Cookies without an end would go with the app, as they go with a browser that is not told to restore its tabs; a person who signed in
 * to read expects to be signed in tomorrow. So long at most are they kept after the site gave them last, in seconds.
 */
const KEPT_FOR = 30 * 24 * 60 * 60

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
    await keepCookies(session, now)
    if ((await session.cookies.get({})).length === 0) return
    this.sites.set(site, now)
    await this.write()
  }

  /** A page was opened as the person: what the site gave anew is kept like what it gave before. */
  async renew(site: string, now: number): Promise<void> {
    if (this.has(site)) await keepCookies((await this.sessions.ofSite(site)).session, now)
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

/** Gives an end to cookies that have none, and sees to it that all are on disk. @param now in milliseconds */
async function keepCookies({ cookies }: Session, now: number): Promise<void> {
  const expirationDate = now / 1_000 + KEPT_FOR
  const passing = (await cookies.get({})).filter(({ session }) => session === true)
  for (const cookie of passing) {
    await cookies.set({ ...kept(cookie), expirationDate }).catch((error: unknown) =>
      // The site is asked for a sign-in again, no more than that.
      log('cookie-not-kept', { error: String(error).slice(0, 200) }),
    )
  }
  await cookies.flushStore()
}

/** A cookie as it is set again. One that is for its host alone must name no domain, or it would be for those below as well. */
function kept({ name, value, domain = '', hostOnly, path = '/', secure, httpOnly, sameSite }: Cookie) {
  const host = domain.replace(/^\./, '')
  const scope = hostOnly ? {} : { domain }
  const flags = { secure: secure === true, httpOnly: httpOnly === true, sameSite }
  return { url: `${secure ? 'https' : 'http'}://${host}${path}`, name, value, path, ...scope, ...flags }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

/** For whoever goes on without: a sign-in that could not be kept must cost nothing else. */
export function noteUnkept(error: unknown): void {
  log('sign-in-not-kept', { error: error instanceof Error ? error.name : 'no error' })
}
