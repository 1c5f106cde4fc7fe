import { History } from 'lucide-react'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'
import type { VersionView } from './use-version-view.ts'

interface VersionsMenuProps {
  /** Newest first. */
  versions: readonly { readonly id: string; readonly capturedAt: number }[]
  view: VersionView
}

/** Every text that was saved of this article, newest first, and how the highlights stand in each. */
export function VersionsMenu({ versions, view }: VersionsMenuProps) {
  const words = messages.reader
  return (
    <Menu label={words.versions.label} trigger={<IconButton label={words.bar.versions} icon={<History />} />}>
      {versions.map(({ id, capturedAt }, index) => {
        const places = view.places?.get(id)
        const details = [
          versions.length > 1 && id === view.own?.id ? words.versions.own : '',
          places ? words.versions.placesShort(places) : '',
        ]
        return (
          <MenuItem
            key={id}
            isChosen={id === view.shown.id}
            details={details.filter(Boolean).join(' · ')}
            onAction={() => {
              if (id !== view.shown.id) view.show(id)
            }}
          >
            {words.versions.item(capturedAt, index === 0)}
          </MenuItem>
        )
      })}
    </Menu>
  )
}
