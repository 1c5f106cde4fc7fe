import { contextBridge, ipcRenderer } from 'electron'
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
