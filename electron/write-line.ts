import { isSystemError } from './files/file-problem.ts'

/**
 * Writes a line to this process's standard output or error, and answers when it is out. Nobody reading any more (`| head`) is no
 * failure of ours: the work goes on, its lines are dropped.
 */
export function writeLine(stream: 'out' | 'err', line: string): Promise<void> {
  const target = stream === 'out' ? process.stdout : process.stderr
  return new Promise((resolve, reject) => {
    if (target.destroyed) return resolve()
    target.write(line.endsWith('\n') ? line : `${line}\n`, (error) => {
      if (!error || (isSystemError(error) && error.code === 'EPIPE')) resolve()
      else reject(error)
    })
  })
}

/** A closed pipe also shows as an event, which would end the process. */
export function outliveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error) => {
      if (!isSystemError(error) || error.code !== 'EPIPE') throw error
    })
}
