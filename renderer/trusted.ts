/*
 * Every Trusted Types policy of both pages. The pages demand Trusted Types, so a string reaches a parser or a worker only through here.
 * Where the browser (or a unit test) has no Trusted Types the same functions hand the plain strings on.
 */

const types: TrustedTypePolicyFactory | undefined =
  typeof window === 'undefined' ? undefined : window.trustedTypes

/** How many extractors are at work. While it is 0 nothing of theirs may parse markup. */
let extracting = 0

const offprint = types?.createPolicy('offprint', {
  createHTML: (html) => html,
  createScriptURL: (url) => {
    const resolved = new URL(url, location.href)
    if (resolved.origin !== location.origin)
      throw new TypeError(`A worker of another origin: ${resolved.origin}`)
    return resolved.href
  },
})

const dompurify = types?.createPolicy('dompurify', {
  createHTML: (html) => html,
  createScriptURL: (): string => {
    throw new TypeError('The sanitizer loads no scripts')
  },
})

/** What DOMPurify parses with. Its own policy would be made of the same functions, but elsewhere. */
export const dompurifyPolicy = dompurify as TrustedTypePolicy | undefined

/**
 * Installs the page's default policy: what a plain string may do in a library that knows nothing of Trusted Types.
 * Called once, first of all, by each page's root.
 *
 * - `reading`: only the empty string, because the live announcer of react-aria empties itself with `innerHTML = ''`.
 * - `ingest`: markup, but only while an extractor works on an inert document. Script sinks stay shut.
 */
export function installDefaultPolicy(page: 'reading' | 'ingest'): void {
  types?.createPolicy('default', {
    // The types want a string; the standard takes null for a refusal.
    createHTML: (html) =>
      html === '' || (page === 'ingest' && extracting > 0) ? html : (null as unknown as string),
  })
}

/** The address of a worker of ours, as a page that demands Trusted Types takes it. */
export function workerAddress(url: string): URL {
  // The DOM types do not know yet that a worker takes a TrustedScriptURL.
  return (offprint?.createScriptURL(url) ?? url) as unknown as URL
}

/** Runs an extractor, whose assignments to `innerHTML` of inert nodes are let through until it returns. */
export function whileExtracting<T>(work: () => T): T {
  extracting++
  try {
    return work()
  } finally {
    extracting--
  }
}

/**
 * Parses markup to a document that is never shown: scripts do not run, images do not load. Its base address is the page's own,
 * whatever its `<base>` says.
 */
export function parseInert(html: string): Document {
  // The DOM types do not know yet that `parseFromString` takes a TrustedHTML.
  const trusted = (offprint?.createHTML(html) ?? html) as unknown as string
  return new DOMParser().parseFromString(trusted, 'text/html')
}

/** The same for XML. What is not well-formed becomes a document with a `parsererror`; no entity or style sheet is fetched. */
export function parseInertXml(
  xml: string,
  type: 'application/xml' | 'application/xhtml+xml' = 'application/xml',
): Document {
  const trusted = (offprint?.createHTML(xml) ?? xml) as unknown as string
  return new DOMParser().parseFromString(trusted, type)
}
