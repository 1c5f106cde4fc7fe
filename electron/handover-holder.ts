import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { app } from 'electron'
import type { Answer, Call } from './handover-wire.ts'
import { log } from './log.ts'

/** What a second start wants, and the way to answer it. */
export interface SecondStart {
  readonly call: Call
  answer(answer: Answer): Promise<void>
  /** All of its standard input, or null when that is more than `limit` bytes. Can be asked for once. */
  readInput(limit: number): Promise<Uint8Array | null>
}

/**
 * Takes in every second start on this profile. Must come with the lock, so that none is missed; they wait until somebody listens.
 */
export function collectSecondStarts(): (listener: (start: SecondStart) => void) => void {
  const waiting: SecondStart[] = []
  let hear = (start: SecondStart): void => void waiting.push(start)
  app.on('second-instance', async (_event, _argv, _cwd, data) => {
    const call = (await import('./handover-wire.ts')).unsealCall(data)
    if (call) void answerTo(call, (start) => hear(start))
    else log('second-start-not-understood')
  })
  return (listener) => {
    hear = listener
    for (const start of waiting.splice(0)) listener(start)
  }
}

async function answerTo(call: Call, hear: (start: SecondStart) => void): Promise<void> {
  const socket = connect({ path: call.socket, allowHalfOpen: true })
  socket.on('error', (error) => {
    log('second-start-gone', { error: error.message.slice(0, 80) })
    socket.destroy()
  })
  await send(socket, { say: 'hello', token: call.token })
  hear({
    call,
    answer: (answer) => send(socket, answer),
    async readInput(limit) {
      await send(socket, { say: 'input' })
      return readAll(socket, limit)
    },
  })
}

/** Answers when the line is out, or when nobody is there to read it: a caller that left does not stop the work. */
function send(socket: Socket, answer: Answer): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) return resolve()
    socket.write(`${JSON.stringify(answer)}\n`, () => resolve())
  })
}

/** All bytes of a stream, or null when there are more than `limit`: then the rest stays unread. Throws what the stream throws. */
export async function readAll(stream: Readable, limit: number): Promise<Uint8Array | null> {
  const chunks: Buffer[] = []
  let size = 0
  // The socket must outlive its input: answers go the other way.
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += bytes.byteLength
    if (size > limit) return null
    chunks.push(bytes)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
