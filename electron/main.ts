import { join } from 'node:path'
import { app, Menu, session } from 'electron'
import { USAGE } from '../shared/command-line/usage.ts'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { BuiltFiles } from './built-files.ts'
import { CaptureSessions } from './capture/capture-session.ts'
import { fetchIdentity } from './capture/fetch-identity.ts'
import { noteUnkept, SignIns } from './capture/sign-ins.ts'
import { CaptureWindows } from './capture-window.ts'
import { applyChromiumSwitches } from './chromium-switches.ts'
import { runOwnCommand, runSecondCommand, sayAndExit } from './cli.ts'
import { CommandRunner } from './command-runner.ts'
import { hardenAllContents } from './contents-hardening.ts'
import { FileHandles } from './files/file-handles.ts'
import { collectGivenBySystem } from './given-by-system.ts'
import { type AnswerPlace, openAnswerPlace } from './handover-caller.ts'
import { collectSecondStarts, type SecondStart } from './handover-holder.ts'
import { sealCall } from './handover-wire.ts'
import { IngestWindow } from './ingest-window.ts'
import { registerCalls } from './ipc.ts'
import { Lifetime } from './lifetime.ts'
import { log, startLog } from './log.ts'
import { logFailures } from './log-failures.ts'
import { followFocusWithMenu } from './menu.ts'
import { openGiven } from './open-given.ts'
import { chooseProfile } from './profile.ts'
import { hardenSession } from './session-hardening.ts'
import { onPageGone } from './shell-page.ts'
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
  const doors = { hearSecondStarts: collectSecondStarts(), hearSystem: collectGivenBySystem(app) }
  const built = new BuiltFiles(join(__dirname, '../renderer'))
  void app.whenReady().then(() => run(start, doors, built))
  if (start.kind === 'open') void built.readAhead('index.html')
  // While Chromium gets ready: what serves the first page, and the default menu that nobody sees, would else hold that page up.
  void globalThis.Response
  Menu.setApplicationMenu(null)
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

/** What comes from outside, collected until somebody listens. */
interface Doors {
  readonly hearSecondStarts: ReturnType<typeof collectSecondStarts>
  readonly hearSystem: ReturnType<typeof collectGivenBySystem>
}

/** The process that has the profile. */
async function run(
  start: StartOptions,
  { hearSecondStarts, hearSystem }: Doors,
  built: BuiltFiles,
): Promise<void> {
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' })
  // Windows are made meanwhile, but not a file is given to them before.
  const hardened = hardenSession(session.defaultSession)
  serveApp(session.defaultSession, built, hardened)

  const handles = new FileHandles()
  onPageGone((page) => void handles.releaseAll(page.id))
  const ingest = new IngestWindow(hasDisplay ? 'window' : 'view')
  const commands = new CommandRunner(ingest)
  const lifetime = new Lifetime(start.kind === 'command', async () => {
    ingest.end()
    await captureWindows.keepAll().catch(noteUnkept)
    await flushWindowState()
    session.defaultSession.flushStorageData()
  })
  const identity = fetchIdentity(process.versions.chrome, app.getVersion(), app.getPreferredSystemLanguages())
  const sessions = new CaptureSessions(identity)
  const signIns = await SignIns.open(join(app.getPath('userData'), 'sign-ins.json'), sessions)
  const captureWindows = new CaptureWindows(sessions, signIns)
  registerCalls({ ingest, handles, commands, identity, sessions, signIns, captureWindows })
  if (hasDisplay) followFocusWithMenu()

  const open = (words: readonly string[], cwd: string) => openGiven(words, cwd, handles)
  app.on('activate', () => void open([], ''))
  if (hasDisplay) hearSystem((word) => void open([word], ''))
  hearSecondStarts((second) => void answerSecondStart(second))
  if (start.kind === 'open') return void (await open(start.words, process.cwd()))
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
