import { GitCompare, History } from 'lucide-react'
import type { Version } from '../../shared/article/version.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'
import type { VersionView } from './use-version-view.ts'

interface VersionsMenuProps {
  /** Newest first. */
  versions: readonly Version[]
  view: VersionView
}

/** Every text that was saved of this article, newest first, and how the highlights stand in each. */
export function VersionsMenu({ versions, view }: VersionsMenuProps) {
  const words = messages.reader
  return (
    <Menu label={words.versions.label} trigger={<IconButton label={words.bar.versions} icon={<History />} />}>
      {versions.map(({ id, capturedAt, captured }, index) => {
        const places = view.places?.get(id)
        const details = [
          versions.length > 1 && id === view.own?.id ? words.versions.own : '',
          captured ? words.versions.words(captured.wordCount) : '',
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
      {versions.length > 1 ? (
        <>
          <MenuSeparator />
          <MenuItem icon={<GitCompare />} onAction={() => view.compare()}>
            {words.compare.open}
          </MenuItem>
        </>
      ) : null}
    </Menu>
  )
}
