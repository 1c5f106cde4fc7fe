import type { ReactElement } from 'react'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'

export interface Exporting {
  /** How many entries and how many articles would be written: those selected, else all that are shown. */
  readonly entries: number
  readonly articles: number
  readonly onCopy: () => void
  readonly onFile: () => void
  readonly onFolder: () => void
}

/** The ways out of the notebook: a file, a folder, the clipboard. */
export function ExportMenu({ exporting, trigger }: { exporting: Exporting; trigger: ReactElement }) {
  const words = messages.notebook.export
  return (
    <Menu label={words.label} trigger={trigger}>
      <MenuItem onAction={exporting.onFile}>{words.oneFile(exporting.entries)}</MenuItem>
      <MenuItem isDisabled={exporting.articles === 0} onAction={exporting.onFolder}>
        {words.folder(exporting.articles)}
      </MenuItem>
      <MenuItem onAction={exporting.onCopy}>{words.copy(exporting.entries)}</MenuItem>
    </Menu>
  )
}
