import type { BridgeError, CallResponse } from '../../shared/bridge.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { StreamedAnswer } from './safe-fetch.ts'

/** A piece is handed over when it has so many bytes: each costs a way between processes and back. */
const PIECE_BYTES = 1024 * 1024

/** Or after so long, in milliseconds, so that a slow line is seen to move. */
const PIECE_MS = 250

/** Fetches a film or a recording, and hands its answer to `use`; answers when `use` has ended. */
export type StreamMedia = (
  signal: AbortSignal,
  use: (answer: StreamedAnswer) => Promise<null>,
) => Promise<Result<null, BridgeError>>

/** Somebody waits for the next piece. */
type Asked = (piece: CallResponse<'readMedia'>) => void

/**
 * The films and recordings that one window fetches, each by its name. A file is read from the line as fast as the window asks for its
 * pieces and no faster, so that little of it is ever in the shell's memory.
 */
export class MediaFetches {
  private readonly open = new Map<string, MediaFetch>()

  /** Begins one; answers when its server does. A second one of the same name is a mistake of the caller's and throws. */
  async begin(requestId: string, stream: StreamMedia): Promise<CallResponse<'openMedia'>> {
    if (this.open.has(requestId)) throw new Error('a fetch of this name is under way')
    const fetch = new MediaFetch()
    this.open.set(requestId, fetch)
    const head = await fetch.begin(stream)
    if (!head.ok) this.open.delete(requestId)
    return head
  }

  /** The next piece, empty at the end. After the end, or a failure, the fetch is forgotten. */
  async next(requestId: string): Promise<CallResponse<'readMedia'>> {
    const fetch = this.open.get(requestId)
    if (!fetch) return fail('bad-handle', 'no such fetch is under way')
    const piece = await fetch.next()
    if (!piece.ok || piece.value.byteLength === 0) this.open.delete(requestId)
    return piece
  }

  cancel(requestId: string): void {
    this.open.get(requestId)?.cancel()
    this.open.delete(requestId)
  }

  cancelAll(): void {
    for (const requestId of [...this.open.keys()]) this.cancel(requestId)
  }
}

class MediaFetch {
  private readonly controller = new AbortController()
  private asked: Asked | null = null
  private wake: (() => void) | null = null
  /** How it ended; null while it goes on. */
  private end: Result<null, BridgeError> | null = null

  begin(stream: StreamMedia): Promise<CallResponse<'openMedia'>> {
    return new Promise((resolve, reject) => {
      const use = async ({ size, chunks }: StreamedAnswer) => {
        resolve(ok({ size }))
        await this.handOver(chunks)
        return null
      }
      stream(this.controller.signal, use).then((end) => {
        if (!end.ok) resolve(end)
        this.settle(end)
      }, reject)
    })
  }

  next(): Promise<CallResponse<'readMedia'>> {
    if (this.end) return Promise.resolve(lastPiece(this.end))
    return new Promise((resolve) => {
      this.asked = resolve
      this.wake?.()
    })
  }

  cancel(): void {
    this.controller.abort()
    // Who waits for being asked would wait for ever.
    this.wake?.()
  }

  private async handOver(chunks: AsyncIterable<Buffer>): Promise<void> {
    let parts: Buffer[] = []
    let size = 0
    let since = performance.now()
    for await (const chunk of chunks) {
      parts.push(chunk)
      size += chunk.byteLength
      if (size < PIECE_BYTES && performance.now() - since < PIECE_MS) continue
      await this.give(parts, size)
      parts = []
      size = 0
      since = performance.now()
    }
    if (size > 0) await this.give(parts, size)
  }

  private async give(parts: readonly Buffer[], size: number): Promise<void> {
    while (!this.asked && !this.controller.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
      this.wake = null
    }
    // A buffer of its own: what crosses must not carry Node's shared pool along.
    const piece = new Uint8Array(size)
    let at = 0
    for (const part of parts) {
      piece.set(part, at)
      at += part.byteLength
    }
    const answer = this.asked
    this.asked = null
    answer?.(ok(piece))
  }

  private settle(end: Result<null, BridgeError>): void {
    this.end = end
    this.asked?.(lastPiece(end))
    this.asked = null
  }
}

const lastPiece = (end: Result<null, BridgeError>): CallResponse<'readMedia'> =>
  end.ok ? ok(new Uint8Array()) : end
