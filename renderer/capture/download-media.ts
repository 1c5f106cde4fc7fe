import type { MediaInput } from '../../shared/article/capture-job.ts'
import { MEDIA_HEAD_BYTES, sniffMedia } from '../../shared/article/media-type.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { CaptureTools } from './capture-tools.ts'
import type { CapturedAsset, CaptureFailure } from './captured-article.ts'
import { captureErrorOf } from './get-page.ts'
import { sha256 } from './hash.ts'

/** Pieces are put away in a blob, which the browser keeps out of this page's memory, once they have so many bytes. */
const PUT_AWAY_BYTES = 8 * 1024 * 1024

/**
 * Downloads a film or a recording, which is told by its bytes: what is none is refused at its first piece, whatever it is called.
 * Stores nothing. An aborted signal ends it with `cancelled`.
 */
export async function downloadMedia(
  { address, url, allowPrivate }: MediaInput,
  { bridge, signal, onProgress }: CaptureTools,
): Promise<Result<CapturedAsset, CaptureFailure>> {
  const requestId = crypto.randomUUID()
  const cancel = () => void bridge.call('cancelFetch', { requestId })
  signal.addEventListener('abort', cancel, { once: true })
  try {
    onProgress({ stage: 'media', done: 0, total: 0 })
    const opened = await bridge.call('openMedia', { requestId, url: address, referrer: url, allowPrivate })
    if (!opened.ok) return fail(captureErrorOf(opened.error.kind), opened.error.message)
    const { size: total } = opened.value
    const file = new GrowingBlob()
    let type: string | null = null
    for (;;) {
      const piece = await bridge.call('readMedia', { requestId })
      if (signal.aborted) return fail('cancelled', 'Cancelled while it was downloaded')
      if (!piece.ok) return fail(captureErrorOf(piece.error.kind), piece.error.message)
      const isEnd = piece.value.byteLength === 0
      if (!isEnd) file.add(new Uint8Array(piece.value))
      if (type === null && (isEnd || file.size >= MEDIA_HEAD_BYTES)) {
        const sniffed = sniffMedia(await file.head(MEDIA_HEAD_BYTES))
        if (sniffed === 'stream' || sniffed === 'unknown') {
          cancel()
          return sniffed === 'stream'
            ? fail('is-stream', 'The list of the pieces of a stream')
            : fail('not-media', 'The bytes are no film and no recording')
        }
        type = sniffed
      }
      if (isEnd) break
      onProgress({ stage: 'media', done: file.size, total: Math.max(total, file.size) })
    }
    const blob = file.blob(type ?? '')
    const hash = await sha256(new Uint8Array(await blob.arrayBuffer()))
    return signal.aborted
      ? fail('cancelled', 'Cancelled after it was downloaded')
      : ok({ hash, blob, mime: blob.type, size: blob.size })
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/** A file as it comes in. */
class GrowingBlob {
  size = 0
  private whole = new Blob()
  private parts: Uint8Array<ArrayBuffer>[] = []

  add(part: Uint8Array<ArrayBuffer>): void {
    this.parts.push(part)
    this.size += part.byteLength
    if (this.size - this.whole.size >= PUT_AWAY_BYTES) this.putAway('')
  }

  async head(length: number): Promise<Uint8Array> {
    this.putAway('')
    return new Uint8Array(await this.whole.slice(0, length).arrayBuffer())
  }

  blob(type: string): Blob {
    this.putAway(type)
    return this.whole
  }

  private putAway(type: string): void {
    this.whole = new Blob([this.whole, ...this.parts], { type })
    this.parts = []
  }
}
