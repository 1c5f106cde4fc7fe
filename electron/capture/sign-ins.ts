import { readFile } from 'node:fs/promises'
import type { Cookie, Cookies } from 'electron'
import { z } from 'zod'
import { type SignedInSite, signedInSiteSchema } from '../../shared/bridge.ts'
import { PRIVATE_MODE, writeFileAtomically } from '../files/atomic-write.ts'
import { log } from '../log.ts'
import { siteOf } from './site-of.ts'

/** What may stand in a header. */
const HEADER_TEXT = /^[\x20-\x7e]*$/

/**
 * Cookies without an end would go with the app, as they go with a browser that is not told to restore its tabs; a person who signed in
 * to read expects to be signed in tomorrow. So long at most are they kept after the site gave them last, in seconds.
 */
const KEPT_FOR = 30 * 24 * 60 * 60

/** What sites keep, each in a session of its own. */
interface SiteSessions {
  ofSite(site: string): Promise<SiteSession>
}

interface SiteSession {
  readonly session: { readonly cookies: Pick<Cookies, 'get' | 'set' | 'flushStore'> }
  clear(): Promise<void>
}

const fileSchema = z.array(signedInSiteSchema).catch([])

/**
 * The sites where a person signed in. What a site knows them by is in that site's session and nowhere else. What is done with one site's
 * cookies is done one after the other: a renewal would put back what a sign-out takes away.
 */
export class SignIns {
  private readonly file: string
  private readonly sessions: SiteSessions
  private readonly sites: Map<string, number>
  /** What was asked for last, by site: it has ended when all has. */
  private readonly turns = new Map<string, Promise<unknown>>()
  private lastWrite: Promise<void> = Promise.resolve()

  private constructor(file: string, sessions: SiteSessions, sites: readonly SignedInSite[]) {
    this.file = file
    this.sessions = sessions
    this.sites = new Map(sites.map(({ site, at }) => [site, at]))
  }

  /** @param file where they are kept; one that is not there, or damaged, holds none */
  static async open(file: string, sessions: SiteSessions): Promise<SignIns> {
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
  keep(site: string, now: number): Promise<void> {
    return this.inTurn(site, async ({ session }) => {
      await keepCookies(session.cookies, now)
      if ((await session.cookies.get({})).length === 0) return
      this.sites.set(site, now)
      await this.write()
    })
  }

  /** A page was opened as the person: what the site gave anew is kept like what it gave before. */
  async renew(site: string, now: number): Promise<void> {
    if (!this.has(site)) return
    await this.inTurn(site, async ({ session }) => {
      if (this.has(site)) await keepCookies(session.cookies, now)
    })
  }

  /** Forgets the sites and all that they keep here. */
  async remove(sites: readonly string[]): Promise<void> {
    const known = sites.filter((site) => this.sites.delete(site))
    for (const site of known) {
      await this.inTurn(site, async (capture) => {
        // One that was under way may have listed it again.
        this.sites.delete(site)
        await capture.clear()
        await capture.session.cookies.flushStore()
      })
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

  private inTurn(site: string, work: (capture: SiteSession) => Promise<void>): Promise<void> {
    const before = this.turns.get(site) ?? Promise.resolve()
    const turn = before.then(async () => work(await this.sessions.ofSite(site)))
    this.turns.set(
      site,
      turn.catch(() => undefined),
    )
    return turn
  }

  private write(): Promise<void> {
    const written = this.lastWrite.then(() =>
      writeFileAtomically(this.file, JSON.stringify(this.list()), PRIVATE_MODE),
    )
    this.lastWrite = written.catch(() => undefined)
    return written
  }
}

/** Gives an end to cookies that have none, and sees to it that all are on disk. @param now in milliseconds */
async function keepCookies(cookies: SiteSession['session']['cookies'], now: number): Promise<void> {
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
