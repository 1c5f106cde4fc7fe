import type { WebContents } from 'electron'
import { z } from 'zod'
import type { BridgeError, Fetched } from '../../shared/bridge.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { readTarget } from './address-policy.ts'
import { SCROLL_ON, SNAPSHOT } from './page-scripts.ts'

/** A world of the shell's own, beside the page's. */
const CAPTURE_WORLD = 1_001
/** As large as a page that is downloaded may be, in UTF-16 units. */
const LARGEST_MARKUP = 20 * 1024 * 1024

/** What a page answers is not to be trusted, in whatever world it was asked. */
const snapshotSchema = z
  .object({ url: z.string(), title: z.string(), type: z.string(), html: z.string() })
  .nullable()

/** Runs a script in the page's main frame, apart from the page's own. Rejects when the page is gone. */
const runApart = (contents: WebContents, code: string): Promise<unknown> =>
  contents.executeJavaScriptInIsolatedWorld(CAPTURE_WORLD, [{ code }])

/** Scrolls on by a screen. @returns whether that was the end */
export const scrollOn = async (contents: WebContents): Promise<boolean> =>
  (await runApart(contents, SCROLL_ON)) === true

export interface PageSnapshot extends Fetched {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly title: string
  /** The type that the browser took it for. */
  readonly shownAs: string
}

/** The document that stands in a window, as if it had been downloaded from the address where it stands. */
export async function takeSnapshot(contents: WebContents): Promise<Result<PageSnapshot, BridgeError>> {
  const snapshot = snapshotSchema.safeParse(await runApart(contents, SNAPSHOT))
  if (!snapshot.success || snapshot.data === null)
    return fail('unexpected', 'what stands there is no web page')
  const { html, title, type: shownAs } = snapshot.data
  if (html.length > LARGEST_MARKUP) return fail('too-large', `more than ${LARGEST_MARKUP} characters`)
  // Where the page really is, not where it says.
  const url = readTarget(contents.getURL())
  if (!url.ok) return url
  const bytes = new Uint8Array(new TextEncoder().encode(html))
  const contentType = 'text/html; charset=utf-8'
  return ok({ bytes, title, shownAs, finalUrl: url.value.href, contentType })
}
