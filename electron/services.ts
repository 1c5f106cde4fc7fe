import { join } from 'node:path'
import { app } from 'electron'
import type { AnswerCall } from './answer-calls.ts'
import { CaptureSessions } from './capture/capture-session.ts'
import { fetchIdentity } from './capture/fetch-identity.ts'
import { noteUnkept, SignIns } from './capture/sign-ins.ts'
import { CaptureWindows } from './capture-window.ts'
import type { CommandRunner } from './command-runner.ts'
import type { FileHandles } from './files/file-handles.ts'
import type { IngestWindow } from './ingest-window.ts'
import { makeAnswers } from './ipc.ts'

/** What the pages can ask the shell for. */
export interface Services {
  readonly answer: AnswerCall
  /** Keeps what is open. It never fails. */
  end(): Promise<void>
}

/** What is there before the services are. */
export interface Rooms {
  readonly ingest: IngestWindow
  readonly handles: FileHandles
  readonly commands: CommandRunner
}

/** Apart from what opens a window, so that no window waits for it. */
export async function openServices(rooms: Rooms): Promise<Services> {
  const identity = fetchIdentity(process.versions.chrome, app.getVersion(), app.getPreferredSystemLanguages())
  const sessions = new CaptureSessions(identity)
  const signIns = await SignIns.open(join(app.getPath('userData'), 'sign-ins.json'), sessions)
  const captureWindows = new CaptureWindows(sessions, signIns)
  return {
    answer: makeAnswers({ ...rooms, identity, sessions, signIns, captureWindows }),
    end: () => captureWindows.keepAll().catch(noteUnkept),
  }
}
