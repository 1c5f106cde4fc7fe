import { app } from 'electron'
import { log } from './log.ts'
import { readingPages } from './shell-page.ts'
import { onWindowStays, windowOf } from './window.ts'

/**
 * When this process may end: not while a window is open to read in, and not before every command in it is done, whoever gave it.
 */
export class Lifetime {
  private readonly forCommand: boolean
  private readonly finish: () => Promise<void>
  private working = 0
  private commandIsDone = false
  private quitIsWanted = false
  private finished = false
  private exitCode = 0

  /**
   * @param forCommand this process was started for a command and ends with it
   * @param finish what is to be done before the end
   */
  constructor(forCommand: boolean, finish: () => Promise<void>) {
    this.forCommand = forCommand
    this.finish = finish
    app.on('before-quit', (event) => {
      if (this.finished) return
      event.preventDefault()
      this.quit()
    })
    // Whoever quits is told in that window why it stays, and may quit again later.
    onWindowStays(() => {
      this.quitIsWanted = false
    })
    // Electron's own rule would end the process under a running command, and counts the hidden window.
    app.on('window-all-closed', () => undefined)
    app.on('web-contents-created', (_event, contents) =>
      contents.once('destroyed', () => setImmediate(() => this.endWhenIdle())),
    )
  }

  private get wanted(): boolean {
    return this.commandIsDone || this.quitIsWanted
  }

  /** True once this process only waits for what is under way: newcomers had better wait for the next one. */
  get isEnding(): boolean {
    return this.finished || (this.wanted && readingPages().length === 0)
  }

  /** Keeps the process alive until the work is done. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.working++
    try {
      return await work()
    } finally {
      this.working--
      setImmediate(() => this.endWhenIdle())
    }
  }

  /** The command that this process was started for is done. */
  commandDone(exitCode: number): void {
    this.exitCode = exitCode
    this.commandIsDone = true
    this.endWhenIdle()
  }

  /** A person or the system wants it to end: windows close with care; asked for a second time, or in a command, it ends now. */
  private quit(): void {
    if (this.wanted || (this.forCommand && readingPages().length === 0)) {
      if (this.forCommand && !this.wanted) this.exitCode = 1
      if (readingPages().length === 0) return void this.end()
    }
    this.quitIsWanted = true
    for (const page of readingPages()) windowOf(page)?.close()
    this.endWhenIdle()
  }

  private endWhenIdle(): void {
    if (readingPages().length > 0 || this.working > 0) return
    if (this.wanted || (process.platform !== 'darwin' && !this.forCommand)) void this.end()
  }

  private async end(): Promise<void> {
    if (this.finished) return
    this.finished = true
    await this.finish().catch((error: unknown) =>
      log('end-not-clean', { error: String(error).slice(0, 200) }),
    )
    app.exit(this.exitCode)
  }
}
