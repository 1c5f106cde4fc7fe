import type { ReactElement } from 'react'
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import { useKeyText } from '../commands/KeymapContext.tsx'
import type { ColorNames } from '../ui/color-names.ts'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { messages } from '../ui/messages.ts'
import { ColorSwatch } from './ColorSwatch.tsx'

interface ColorMenuProps {
  /** The colour that is set, if it is one. */
  color: HighlightColor | undefined
  names: ColorNames
  trigger: ReactElement
  onColor: (color: HighlightColor) => void
}

/** The five colours by name, each with its key. */
export function ColorMenu({ color, names, trigger, onColor }: ColorMenuProps) {
  const keyText = useKeyText()
  return (
    <Menu label={messages.notebook.row.color} trigger={trigger}>
      {HIGHLIGHT_COLORS.map((choice, index) => (
        <MenuItem
          key={choice}
          icon={<ColorSwatch color={choice} />}
          shortcut={keyText(`notebook.color-${(index + 1) as 1 | 2 | 3 | 4 | 5}`)}
          isChosen={choice === color}
          onAction={() => onColor(choice)}
        >
          {names[choice]}
        </MenuItem>
      ))}
    </Menu>
  )
}
