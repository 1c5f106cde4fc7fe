import { contextBridge, ipcRenderer, webFrame } from 'electron'
import type { EventName, EventPayload, OffprintBridge } from '../shared/bridge.ts'

/*
 * What a page of ours can ask of the shell, and nothing more: two functions, both typed from the contract. The shell checks every
 * call again; here is only the wire. A sandboxed preload script is one file, so the channels' names stand here and in the shell.
 */

type Listener = (payload: unknown) => void
const listeners = new Map<string, Set<Listener>>()

ipcRenderer.on('offprint:event', (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload)
})

const bridge = {
  call: (name, request) => ipcRenderer.invoke('offprint:call', name, request),
  on<E extends EventName>(name: E, listener: (payload: EventPayload<E>) => void) {
    const heard = listeners.get(name) ?? new Set<Listener>()
    listeners.set(name, heard)
    const deliver: Listener = (payload) => listener(payload as EventPayload<E>)
    heard.add(deliver)
    return () => {
      heard.delete(deliver)
    }
  },
} satisfies OffprintBridge

contextBridge.exposeInMainWorld('offprint', bridge)

/** The page's own: the shell's other files run in no page. */
declare const indexedDB: { databases(): Promise<unknown> }

// What takes long the first time a page asks for it begins while its scripts are still on their way: the store of the databases is
// opened, and the languages are looked up that numbers can be written in.
void indexedDB.databases().catch(() => undefined)
setTimeout(() => new Intl.NumberFormat())

/** The page's own as well. */
declare function addEventListener(
  kind: string,
  listener: () => void,
  options: { readonly capture: boolean; readonly passive: boolean },
): void

/** A window is at rest so long after what somebody did in it last; in milliseconds. */
const AT_REST_MS = 10_000

/** What a person does; in the hidden window, where nobody does anything, its start alone counts. */
const DEEDS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

let atRest: ReturnType<typeof setTimeout> | undefined

/** The engine tidies its memory when more is asked for, and a page at rest asks for nothing: what a start leaves behind would stay. */
function tidyAtRest(): void {
  clearTimeout(atRest)
  atRest = setTimeout(() => webFrame.clearCache(), AT_REST_MS)
}

for (const deed of DEEDS) addEventListener(deed, tidyAtRest, { capture: true, passive: true })
tidyAtRest()
