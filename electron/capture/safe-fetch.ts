import {
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { BridgeError, Fetched } from '../../shared/bridge.ts'
import { ok, type Result } from '../../shared/result.ts'
import { hostOf, readTarget } from './address-policy.ts'
import { FetchProblem, fetchProblem, statusProblem } from './fetch-problem.ts'
import { announcedSize, readBody, wholeBody } from './read-body.ts'
import { checkedAddresses, pinned, type Resolver } from './resolve-host.ts'

/*
 * The only door to the network. Node's own client and not Chromium's, since here the address that was checked is the address that
 * is connected to: a name is resolved once for each hop, and the socket gets the answer instead of the name.
 */

const MOST_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** News sites send many cookies and policies; Node's own 16 KB is too little for some. */
const LARGEST_HEADER_BYTES = 64 * 1024

export interface FetchLimits {
  /** Of the body, on the line and unpacked. */
  readonly bytes: number
  /** For everything together, redirects and body too. */
  readonly totalMs: number
  /** Without a single byte. */
  readonly idleMs: number
}

export interface FetchOrder {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** The one host, as `URL.hostname` has it, that may be on a private network. Empty: none may. */
  readonly privateHost: string
  readonly limits: FetchLimits
  readonly signal: AbortSignal
  readonly resolver: Resolver
  /** The Cookie header for a hop, or empty; asked anew at each, so that what one site gets no other does. Without it none is sent. */
  readonly cookies?: ((url: URL) => Promise<string>) | undefined
}

/** One fetch from its first hop to its last byte: whoever finds a reason ends it, and the first reason counts. */
interface Course {
  readonly signal: AbortSignal
  end(problem: FetchProblem): void
}

/** The last hop's answer, whose body is still to come. */
export interface StreamedAnswer {
  readonly finalUrl: string
  /** The Content-Type header, or empty. */
  readonly contentType: string
  /** Of the body on the line, as the server says; 0 where it does not. */
  readonly size: number
  /** The body, unpacked, as it is read. Throws what ends the fetch. */
  readonly chunks: AsyncIterable<Buffer>
}

/**
 * Gets an address without a cache, and without cookies but those it is handed, following redirects; every hop passes the address policy.
 * Never throws for what the network does.
 */
export function safeFetch(order: FetchOrder): Promise<Result<Fetched, BridgeError>> {
  return safeStream(order, async ({ finalUrl, contentType, chunks }) => ({
    bytes: await wholeBody(chunks),
    finalUrl,
    contentType,
  }))
}

/** The same for a body that is not held whole: what `use` makes of it. Nothing of it can be read after `use` has ended. */
export async function safeStream<T>(
  order: FetchOrder,
  use: (answer: StreamedAnswer) => Promise<T>,
): Promise<Result<T, BridgeError>> {
  const ended = new AbortController()
  const end = (problem: FetchProblem) => ended.abort(problem)
  const cancel = () => end(new FetchProblem('cancelled', 'cancelled'))
  if (order.signal.aborted) cancel()
  order.signal.addEventListener('abort', cancel)
  const timer = setTimeout(() => end(new FetchProblem('time-out', 'took too long')), order.limits.totalMs)
  try {
    const work = followRedirects(order, { signal: ended.signal, end }).then(use)
    return ok(await orAborted(work, ended.signal))
  } catch (error) {
    return fetchProblem(ended.signal.aborted ? ended.signal.reason : error)
  } finally {
    clearTimeout(timer)
    order.signal.removeEventListener('abort', cancel)
    // Whatever is still open belongs to nobody now.
    end(new FetchProblem('cancelled', 'over'))
  }
}

async function followRedirects(order: FetchOrder, course: Course): Promise<StreamedAnswer> {
  let url = target(order.url)
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await open(url, order, course)
    const location = response.headers.location
    if (REDIRECTS.has(response.statusCode ?? 0) && location !== undefined) {
      response.destroy()
      url = target(location, url.href)
      continue
    }
    const problem = statusProblem(response.statusCode ?? 0)
    if (problem !== null) {
      response.destroy()
      throw new FetchProblem(problem, `status ${response.statusCode}`)
    }
    return {
      finalUrl: url.href,
      contentType: contentType(response.headers),
      size: announcedSize(response),
      chunks: readBody(response, order.limits.bytes),
    }
  }
  throw new FetchProblem('too-many-redirects', `more than ${MOST_REDIRECTS}`)
}

function target(address: string, base?: string): URL {
  const read = readTarget(address, base)
  if (!read.ok) throw new FetchProblem(read.error.kind, read.error.message)
  return read.value
}

const contentType = (headers: IncomingHttpHeaders) => headers['content-type'] ?? ''

/** Connects to a checked address of the host and answers with the response's head. */
async function open(url: URL, order: FetchOrder, course: Course): Promise<IncomingMessage> {
  const addresses = await checkedAddresses(hostOf(url), url.hostname === order.privateHost, order.resolver)
  if (!addresses.ok) throw new FetchProblem(addresses.error.kind, addresses.error.message)
  const cookie = (await order.cookies?.(url)) ?? ''
  course.signal.throwIfAborted()
  const options: RequestOptions = {
    // A connection of its own for each request: none is ever shared with a host that was checked at another time.
    agent: false,
    method: 'GET',
    headers: cookie === '' ? order.headers : { ...order.headers, cookie },
    lookup: pinned(addresses.value),
    maxHeaderSize: LARGEST_HEADER_BYTES,
    signal: course.signal,
  }
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options)
    request.setTimeout(order.limits.idleMs, () =>
      course.end(new FetchProblem('time-out', 'the server went silent')),
    )
    request.on('error', reject)
    request.on('response', resolve)
    request.on('socket', (socket) =>
      socket.once('connect', () => {
        const reached = socket.remoteAddress ?? ''
        if (!addresses.value.some(({ address }) => address === reached))
          course.end(new FetchProblem('private-address', 'reached an address that was not checked'))
      }),
    )
    request.end()
  })
}

/** Lets the deadline also end what takes no signal: a resolver that does not answer. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject)
  })
}
