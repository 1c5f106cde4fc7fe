import { useEffect, useRef } from 'react'
import type { MenuCommand } from '../../shared/bridge.ts'
import { useBridge } from '../platform/PlatformContext.tsx'
import type { ListKey } from './list-keys.ts'

const COMMANDS: Partial<Readonly<Record<MenuCommand, ListKey>>> = {
  archive: { kind: 'archive' },
  favourite: { kind: 'favourite' },
  trash: { kind: 'trash' },
}

/** The application menu's commands for articles, while the list is shown: they do what the keys do. */
export function useListCommands(onKey: (key: ListKey) => void): void {
  const bridge = useBridge()
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(
    () =>
      bridge.on('menu', ({ command }) => {
        const key = COMMANDS[command]
        if (key) latest.current(key)
      }),
    [bridge],
  )
}
