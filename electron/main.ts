import { join } from 'node:path'
import { app, Menu } from 'electron'
import { USAGE } from '../shared/command-line/usage.ts'
import { registerAppScheme } from './app-scheme.ts'
import { BuiltFiles } from './built-files.ts'
import { applyChromiumSwitches } from './chromium-switches.ts'
import { collectGivenBySystem } from './given-by-system.ts'
import { type AnswerPlace, openAnswerPlace } from './handover-caller.ts'
import { collectSecondStarts } from './handover-holder.ts'
import { log, startLog } from './log.ts'
import { logFailures } from './log-failures.ts'
import { chooseProfile } from './profile.ts'
import { sayAndExit } from './say-and-exit.ts'
import { sealCall } from './seal-call.ts'
import { readStartOptions } from './start-options.ts'
import { outliveClosedPipes } from './write-line.ts'

/*
 * What has to be done before Chromium is ready, and no more: it waits for this file, and the graphics process, which takes longest to be
 * there, waits for it. Everything else is in `run.ts`.
 */

boot()

/** In this order. */
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

  const place = openAnswerPlace()
  const call = { kind: start.kind, words: start.words, cwd: process.cwd(), ...place.call }
  if (!app.requestSingleInstanceLock(sealCall(call))) return void handOver(place, profile)
  place.close()
  startLog(profile)
  logFailures(start.kind === 'command')
  const doors = { hearSecondStarts: collectSecondStarts(), hearSystem: collectGivenBySystem(app) }
  const built = new BuiltFiles(join(__dirname, '../renderer'))
  app.once('ready', () =>
    // After what Chromium does next, which is to start its other processes.
    setImmediate(() =>
      import('./run.ts').then(
        ({ run }) => run(start, doors, built),
        (error: unknown) => {
          log('not-run', { error: String(error).slice(0, 200) })
          // It would keep the profile from every other start.
          app.exit(1)
        },
      ),
    ),
  )
  if (start.kind === 'open') void built.readAhead('index.html')
  // The default menu that nobody sees would else hold the first page up.
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
