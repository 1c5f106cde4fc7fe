import { Braces, Download } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'

interface ExportMenuProps {
  ids: readonly string[]
  size?: 'normal' | 'small'
  onExport: (ids: readonly string[]) => void
  onExportAnnotations: (ids: readonly string[]) => void
}

/** What some articles can go out as. */
export function ExportMenu({ ids, size = 'normal', onExport, onExportAnnotations }: ExportMenuProps) {
  const { actions } = messages.library
  return (
    <Menu
      label={actions.export}
      trigger={
        <Button size={size} icon={<Download />} isDisabled={ids.length === 0}>
          {actions.export}
        </Button>
      }
    >
      <MenuItem icon={<Download />} onAction={() => onExport(ids)}>
        {actions.exportNotes}
      </MenuItem>
      <MenuItem icon={<Braces />} onAction={() => onExportAnnotations(ids)}>
        {messages.annotationImport.export}
      </MenuItem>
    </Menu>
  )
}
