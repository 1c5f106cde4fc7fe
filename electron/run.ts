import { app, session } from 'electron'
import { answerCalls } from './answer-calls.ts'
import { serveApp } from './app-protocol.ts'
import type { BuiltFiles } from './built-files.ts'
import { runOwnCommand, runSecondCommand } from './cli.ts'
import { CommandRunner } from './command-runner.ts'
import { hardenAllContents } from './contents-hardening.ts'
import { FileHandles } from './files/file-handles.ts'
import type { collectGivenBySystem } from './given-by-system.ts'
import type { collectSecondStarts, SecondStart } from './handover-holder.ts'
import { IngestWindow } from './ingest-window.ts'
import { Lifetime } from './lifetime.ts'
import { log } from './log.ts'
import { followFocusWithMenu } from './menu.ts'
import { openGiven } from './open-given.ts'
import type { Rooms, Services } from './services.ts'
import { hardenSession } from './session-hardening.ts'
import { onPageGone } from './shell-page.ts'
import type { StartOptions } from './start-options.ts'
import { flushWindowState } from './window-state.ts'

/** Without a display there are commands, but no window can be opened. */
const hasDisplay = app.commandLine.getSwitchValue('ozone-platform') !== 'headless'

const loadServices = async (rooms: Rooms) => (await import('./services.ts')).openServices(rooms)

/** What comes from outside, collected until somebody listens. */
interface Doors {
  readonly hearSecondStarts: ReturnType<typeof collectSecondStarts>
  readonly hearSystem: ReturnType<typeof collectGivenBySystem>
}

/** The process that has the profile: it opens the window first, and what its page can ask for when that page has its files. */
export async function run(
  start: StartOptions,
  { hearSecondStarts, hearSystem }: Doors,
  built: BuiltFiles,
): Promise<void> {
  hardenAllContents()
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' })
  // Windows are made meanwhile, but not a file is given to them before.
  const hardened = hardenSession(session.defaultSession)
  serveApp(session.defaultSession, built, hardened)

  const handles = new FileHandles()
  onPageGone((page) => void handles.releaseAll(page.id))
  const ingest = new IngestWindow(hasDisplay ? 'window' : 'view')
  const commands = new CommandRunner(ingest)
  let services: Promise<Services | null> | null = null
  const giveServices = () => {
    services ??= loadServices({ ingest, handles, commands }).catch((error: unknown) => {
      log('services-not-opened', { error: String(error).slice(0, 200) })
      // The next call tries again.
      services = null
      return null
    })
    return services
  }
  answerCalls(giveServices)
  // Before a page asks for the first, but a page that is on its way has its files before.
  void (start.kind === 'command' ? giveServices() : built.handedOut.then(giveServices))
  const lifetime = new Lifetime(start.kind === 'command', async () => {
    ingest.end()
    await (await services)?.end()
    await flushWindowState()
    session.defaultSession.flushStorageData()
  })
  if (hasDisplay) followFocusWithMenu()

  const open = (words: readonly string[], cwd: string) => openGiven(words, cwd, handles)
  const opened = start.kind === 'open' ? open(start.words, process.cwd()) : null
  app.on('activate', () => void open([], ''))
  if (hasDisplay) hearSystem((word) => void open([word], ''))
  hearSecondStarts((second) => void answerSecondStart(second))
  if (start.kind === 'open') return void (await opened)
  lifetime.commandDone(await lifetime.during(() => runOwnCommand(start.command, commands, handles)))

  async function answerSecondStart(second: SecondStart): Promise<void> {
    const needsDisplay = second.call.kind === 'open'
    if (lifetime.isEnding || (needsDisplay && !hasDisplay)) return second.answer({ say: 'later' })
    try {
      if (second.call.kind === 'command')
        return await lifetime.during(() => runSecondCommand(second, commands, handles))
      const opened = await open(second.call.words, second.call.cwd)
      return await second.answer({ say: 'exit', code: opened ? 0 : 1 })
    } catch (error) {
      log('second-start-failed', { error: error instanceof Error ? error.name : 'no error' })
      // Without an answer the second start would wait for ever.
      return second.answer({ say: 'exit', code: 1 })
    }
  }
}
