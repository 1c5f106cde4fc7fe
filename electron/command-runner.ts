import { randomUUID } from 'node:crypto'
import type { Command } from '../shared/command-line/command.ts'
import type { Result } from '../shared/result.ts'
import type { IngestWindow } from './ingest-window.ts'
import { log } from './log.ts'
import type { ShellPage } from './shell-page.ts'
import { WORDS } from './words.ts'

/** Where a command's lines go: this process's own streams, or a second start's. */
export interface CommandSink {
  /** Answers when the line is written, or can no longer be. */
  write(stream: 'out' | 'err', line: string): Promise<void>
}

export type ExitCode = 0 | 1 | 2

interface Running {
  readonly page: ShellPage
  readonly sink: CommandSink
  end(exitCode: ExitCode): void
}

/** A page that has not begun to listen after so long is broken. */
const START_PATIENCE_MS = 30_000

/** Runs commands in the ingest page, several at once if need be, and keeps their lines apart. */
export class CommandRunner {
  private readonly running = new Map<string, Running>()
  private readonly ingest: IngestWindow

  constructor(ingest: IngestWindow) {
    this.ingest = ingest
    ingest.onCrash((page) => this.failAllOf(page))
  }

  /**
   * Runs one command to its end.
   * @param open turns the paths of the command into handles for the page that gets it; its error is a sentence for the person
   */
  async run(
    open: (page: ShellPage) => Promise<Result<Command, string>>,
    sink: CommandSink,
  ): Promise<ExitCode> {
    const page = await this.readyPage()
    if (page === null) return this.failed(sink, WORDS.command.noWorker)
    const command = await open(page)
    if (!command.ok) return this.failed(sink, command.error)
    const commandId = randomUUID()
    return new Promise((resolve) => {
      this.running.set(commandId, {
        page,
        sink,
        end: (exitCode) => {
          this.running.delete(commandId)
          resolve(exitCode)
        },
      })
      // The page may have crashed while its files were opened.
      if (page.contents.isDestroyed() || page.contents.isCrashed()) this.failAllOf(page)
      else page.send('command', { commandId, command: command.value })
    })
  }

  async output(page: ShellPage, commandId: string, stream: 'out' | 'err', line: string): Promise<void> {
    await this.find(page, commandId).sink.write(stream, line)
  }

  async done(page: ShellPage, commandId: string, exitCode: ExitCode): Promise<void> {
    this.find(page, commandId).end(exitCode)
  }

  private find(page: ShellPage, commandId: string): Running {
    const running = this.running.get(commandId)
    if (running?.page !== page) throw new Error('There is no such command in this page.')
    return running
  }

  private async failed(sink: CommandSink, message: string): Promise<ExitCode> {
    await sink.write('err', message)
    return 1
  }

  private failAllOf(page: ShellPage): void {
    for (const running of [...this.running.values()].filter((one) => one.page === page)) {
      log('command-crashed')
      void this.failed(running.sink, WORDS.command.crashed).then(running.end)
    }
  }

  private readyPage(): Promise<ShellPage | null> {
    const page = this.ingest.start()
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), START_PATIENCE_MS)
      const settle = (result: ShellPage | null) => {
        clearTimeout(timer)
        resolve(result)
      }
      page.whenReady(() => settle(page))
      page.contents.once('render-process-gone', () => settle(null))
    })
  }
}
