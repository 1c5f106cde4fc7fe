import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import type { Call } from './handover-wire.ts'
import { WORDS } from './words.ts'
import { writeLine } from './write-line.ts'

/** A holder that works at all connects in milliseconds. */
const ANSWER_PATIENCE_MS = 20_000
/** The longest path of a Unix socket, less the name in it (unix(7): 108 bytes with a closing NUL). */
const LONGEST_SOCKET_FOLDER = 90

/** A place where the holder of the profile can answer, open before the lock is asked for. */
export interface AnswerPlace {
  readonly call: Pick<Call, 'socket' | 'token'>
  /** Answers with the exit code that the holder gives. */
  follow(): Promise<number>
  close(): void
}

export function openAnswerPlace(): AnswerPlace {
  const base = tmpdir().length > LONGEST_SOCKET_FOLDER ? '/tmp' : tmpdir()
  // Only this account can enter the folder: that guards the socket in it.
  const folder = mkdtempSync(join(base, 'offprint-'))
  const token = randomBytes(24).toString('base64url')
  const socket =
    process.platform === 'win32'
      ? `\\\\.\\pipe\\offprint-${randomBytes(12).toString('hex')}`
      : join(folder, 'answer')
  const server = createServer({ allowHalfOpen: true }).listen(socket)
  const close = () => {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { call: { socket, token }, close, follow: () => follow(server, token) }
}

async function follow(server: Server, token: string): Promise<number> {
  const holder = await firstConnection(server)
  server.close()
  if (holder === null) return saying(WORDS.command.noAnswer)
  const [{ answerSchema }, { createInterface }] = await Promise.all([
    import('./handover-wire.ts'),
    import('node:readline'),
  ])
  let isHolder = false
  for await (const line of createInterface({ input: holder })) {
    const answer = answerSchema.parse(JSON.parse(line))
    if (answer.say === 'hello') isHolder = answer.token === token
    else if (!isHolder) break
    else if (answer.say === 'input') sendInput(holder)
    else if (answer.say === 'later') return startAgainAfter(holder)
    else if (answer.say === 'exit') {
      holder.end()
      return answer.code
    } else await writeLine(answer.say, answer.line)
  }
  return saying(WORDS.command.holderGone)
}

async function saying(problem: string): Promise<number> {
  await writeLine('err', problem)
  return 1
}

async function firstConnection(server: Server): Promise<Socket | null> {
  const timeout = AbortSignal.timeout(ANSWER_PATIENCE_MS)
  try {
    const [socket] = (await once(server, 'connection', { signal: timeout })) as [Socket]
    // A holder that dies shows as the end of its lines.
    socket.on('error', () => socket.destroy())
    return socket
  } catch (error) {
    if (timeout.aborted) return null
    throw error
  }
}

function sendInput(holder: Socket): void {
  process.stdin.on('error', () => holder.end())
  process.stdin.pipe(holder)
}

/**
 * Starts this very command anew once the holder is gone. A process that has met a holder has not opened the profile, and no longer
 * can; a new one can.
 */
async function startAgainAfter(holder: Socket): Promise<number> {
  holder.resume()
  if (!holder.closed && !holder.readableEnded) await once(holder, 'end')
  holder.destroy()
  const again = spawn(process.execPath, process.argv.slice(1), { stdio: 'inherit' })
  app.on('before-quit', () => again.kill())
  const [code] = (await once(again, 'exit')) as [number | null]
  return code ?? 1
}
