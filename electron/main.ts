import { join } from 'node:path'
import { app, session } from 'electron'
import { USAGE } from '../shared/command-line/usage.ts'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { fetchIdentity } from './capture/fetch-identity.ts'
import { applyChromiumSwitches } from './chromium-switches.ts'
import { runOwnCommand, runSecondCommand, sayAndExit } from './cli.ts'
import { CommandRunner } from './command-runner.ts'
import { hardenAllContents } from './contents-hardening.ts'
import { FileHandles } from './files/file-handles.ts'
import { type AnswerPlace, openAnswerPlace } from './handover-caller.ts'
import { collectSecondStarts, type SecondStart } from './handover-holder.ts'
import { sealCall } from './handover-wire.ts'
import { IngestWindow } from './ingest-window.ts'
import { registerCalls } from './ipc.ts'
import { Lifetime } from './lifetime.ts'
import { startLog } from './log.ts'
import { logFailures } from './log-failures.ts'
import { followFocusWithMenu } from './menu.ts'
import { openGiven } from './open-given.ts'
import { chooseProfile } from './profile.ts'
import { hardenSession } from './session-hardening.ts'
import { onPageGone, readingPages } from './shell-page.ts'
import { readStartOptions, type StartOptions } from './start-options.ts'
import { flushWindowState } from './window-state.ts'
import { outliveClosedPipes } from './write-line.ts'

/** Without a display there are commands, but no window can be opened. */
const hasDisplay = app.commandLine.getSwitchValue('ozone-platform') !== 'headless'

boot()

/** What has to come before Chromium is ready, in this order. */
function boot(): void {
  outliveClosedPipes()
  const read = readStartOptions(process.argv, app.isPackaged)
  if (!read.ok) return void sayAndExit(2, `${read.error}\n\n${USAGE}`)
  const start = read.value
  if (start.kind === 'command' && start.command.name === 'help') return void sayAndExit(0, USAGE)
  if (start.kind === 'command' && start.command.name === 'version')
    return void sayAndExit(0, app.getVersion())

  const profile = chooseProfile(start.profile)
  applyChromiumSwitches()
  registerAppScheme()
  // As root Chromium runs without its sandbox or not at all; asking for both ends in a loop of crashes.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  hardenAllContents()

  const place = openAnswerPlace()
  const call = { kind: start.kind, words: start.words, cwd: process.cwd(), ...place.call }
  if (!app.requestSingleInstanceLock(sealCall(call))) return void handOver(place, profile)
  place.close()
  startLog(profile)
  logFailures(start.kind === 'command')
  const hearSecondStarts = collectSecondStarts()
  void app.whenReady().then(() => run(start, hearSecondStarts))
}

/** Another process has this profile: it does what we were started for, and we pass on what it says. */
async function handOver(place: AnswerPlace, profile: string): Promise<void> {
  // Chromium wants a folder of its own all the same: any but the one that is taken.
  const idle = join(profile, 'second-start')
  app.setPath('userData', idle)
  app.setPath('sessionData', idle)
  const exitCode = await place.follow()
  place.close()
  app.exit(exitCode)
}

/** The process that has the profile. */
async function run(
  start: StartOptions,
  hearSecondStarts: ReturnType<typeof collectSecondStarts>,
): Promise<void> {
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' })
  await hardenSession(session.defaultSession)
  serveApp(session.defaultSession, join(__dirname, '../renderer'))

  const handles = new FileHandles()
  onPageGone((page) => void handles.releaseAll(page.id))
  const ingest = new IngestWindow(hasDisplay ? 'window' : 'view')
  const commands = new CommandRunner(ingest)
  const lifetime = new Lifetime(start.kind === 'command', async () => {
    ingest.end()
    await flushWindowState()
    session.defaultSession.flushStorageData()
  })
  const identity = fetchIdentity(process.versions.chrome, app.getVersion(), app.getPreferredSystemLanguages())
  registerCalls({ handles, commands, identity })
  if (hasDisplay) followFocusWithMenu()

  const open = async (words: readonly string[], cwd: string) => {
    await openGiven(words, cwd)
    readingPages()[0]?.whenReady(() => ingest.start())
  }
  app.on('activate', () => void open([], ''))
  app.on('open-file', (_event, path) => void open([path], ''))
  app.on('open-url', (_event, url) => void open([url], ''))
  hearSecondStarts((second) => void answerSecondStart(second))
  if (start.kind === 'open') return open(start.words, process.cwd())
  lifetime.commandDone(await lifetime.during(() => runOwnCommand(start.command, commands, handles)))

  async function answerSecondStart(second: SecondStart): Promise<void> {
    const needsDisplay = second.call.kind === 'open'
    if (lifetime.isEnding || (needsDisplay && !hasDisplay)) return second.answer({ say: 'later' })
    if (second.call.kind === 'command')
      return lifetime.during(() => runSecondCommand(second, commands, handles))
    await open(second.call.words, second.call.cwd)
    return second.answer({ say: 'exit', code: 0 })
  }
}
