import { History } from 'lucide-react'
import type { OpenArticle } from '../queries/models.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'

interface VersionsMenuProps {
  open: OpenArticle
  onShowVersion: (versionId: string) => void
}

/** Every text that was saved of this article, newest first. */
export function VersionsMenu({ open, onShowVersion }: VersionsMenuProps) {
  const words = messages.reader
  return (
    <Menu label={words.versions.label} trigger={<IconButton label={words.bar.versions} icon={<History />} />}>
      {open.versions.map((version, index) => (
        <MenuItem
          key={version.id}
          isChosen={version.id === open.version.id}
          onAction={() => onShowVersion(version.id)}
        >
          {words.versions.item(version.capturedAt, index === 0)}
        </MenuItem>
      ))}
    </Menu>
  )
}
