import { useEffect, useRef } from 'react'
import type { MenuCommand } from '../../shared/commands/menu-commands.ts'
import { useCommandRunner } from '../commands/running-commands.ts'
import { useBridge } from '../platform/PlatformContext.tsx'
import { messages } from '../ui/messages.ts'
import { type ListKey, listKeyOf } from './list-keys.ts'

const COMMANDS: Partial<Readonly<Record<MenuCommand, ListKey>>> = {
  archive: { kind: 'archive' },
  favourite: { kind: 'favourite' },
  trash: { kind: 'trash' },
}

/** What needs no article: it goes to one. */
const WITHOUT_ROW: readonly ListKey['kind'][] = ['move', 'select-all']
/** What can be done in the Trash. */
const IN_TRASH: readonly ListKey['kind'][] = [
  'move',
  'open',
  'select-all',
  'toggle',
  'clear',
  'edit',
  'trash',
  'restore',
  'menu',
]

/**
 * The commands of the application's menu and of the palette for articles, while the list is shown: they do what the keys do.
 * @param list whether it has rows, and one that is at hand; whether it shows the Trash
 */
export function useListCommands(
  onKey: (key: ListKey) => void,
  list: { readonly hasRows: boolean; readonly hasActive: boolean; readonly isTrash: boolean },
): void {
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
  useCommandRunner({
    whyNot(id) {
      const key = listKeyOf(id)
      if (!key || !list.hasRows || (list.isTrash && !IN_TRASH.includes(key.kind))) return null
      if (key.kind === 'restore' && !list.isTrash) return null
      return list.hasActive || WITHOUT_ROW.includes(key.kind) ? '' : messages.commands.whyNot.noArticle
    },
    run(id) {
      const key = listKeyOf(id)
      if (key) onKey(key)
    },
  })
}
