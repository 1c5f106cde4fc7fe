import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react'
import type { CommandId } from '../../shared/commands/command.ts'
import { showKey } from '../../shared/commands/key-text.ts'
import { type Keymap, makeKeymap, usableChanges } from '../../shared/commands/keymap.ts'
import type { Settings } from '../../shared/settings.ts'
import { isMac } from '../ui/shortcut.ts'

/** The keys as they are while nobody has changed them, on this system. */
export const FIRST_KEYMAP: Keymap = makeKeymap({}, isMac)

const KeymapContext = createContext<Keymap>(FIRST_KEYMAP)

interface KeymapProviderProps {
  /** What was changed, as it is stored. */
  readonly keys: Settings['keyboard']['keys']
  readonly children: ReactNode
}

/** Which key does what. */
export function KeymapProvider({ keys, children }: KeymapProviderProps) {
  const keymap = useMemo(() => makeKeymap(usableChanges(keys), isMac), [keys])
  return <KeymapContext value={keymap}>{children}</KeymapContext>
}

/** Which key does what, now. */
export function useKeymap(): Keymap {
  return useContext(KeymapContext)
}

/** The key of a command, as tooltips and menus show it; empty for none. */
export function useKeyText(): (id: CommandId) => string {
  const keymap = useKeymap()
  return useCallback((id) => showKey(keymap.shownKey(id), isMac), [keymap])
}
