import { type CSSProperties, useState } from 'react'
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../shared/annotation/highlight-colors.ts'
import { markingSettingsSchema } from '../../shared/settings.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { useSettings } from '../queries/settings.ts'
import { messages } from '../ui/messages.ts'
import { TextField } from '../ui/TextField.tsx'
import { useActing } from '../ui/use-acting.ts'
import styles from './ColorNames.module.css'

/** The longest name, in UTF-16 units: as the settings take it. */
const LONGEST = markingSettingsSchema.shape.names.shape.amber.maxLength ?? 0

/** The five colours of highlights, and what a person calls them. */
export function ColorNames() {
  const names = useSettings('marking')?.names
  const actions = useActions()
  const act = useActing()
  const words = messages.settings.marking
  if (!names) return null
  return (
    <>
      <h3 className={styles.title} id="settings-color-names">
        {words.names}
      </h3>
      <ul className={styles.names} aria-labelledby="settings-color-names">
        {HIGHLIGHT_COLORS.map((color) => (
          <ColorName
            // Named from the text meanwhile, in another window: then that is what stands here.
            key={`${color} ${names[color]}`}
            color={color}
            name={names[color]}
            onName={(name) =>
              void act(actions.changeSettings('marking', { names: { ...names, [color]: name } }))
            }
          />
        ))}
      </ul>
      <p className={styles.hint}>{words.hint}</p>
    </>
  )
}

interface ColorNameProps {
  color: HighlightColor
  name: string
  onName: (name: string) => void
}

/** Kept when the field is left or Enter is pressed, not with each letter. */
function ColorName({ color, name, onName }: ColorNameProps) {
  const [text, setText] = useState(name)
  const keep = () => {
    const tidy = text.replace(/\s+/g, ' ').trim()
    if (tidy !== name) onName(tidy)
  }
  return (
    <li className={styles.row}>
      <span className={styles.swatch} style={swatch(color)} aria-hidden="true" />
      <TextField
        label={messages.annotations.colorName.field(color)}
        hideLabel
        className={styles.field ?? ''}
        placeholder={messages.annotations.colors[color]}
        value={text}
        maxLength={LONGEST}
        onChange={setText}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep()
          else event.continuePropagation()
        }}
      />
    </li>
  )
}

function swatch(color: HighlightColor): CSSProperties {
  const properties: Record<`--${string}`, string> = {
    '--ground': `var(--highlight-${color})`,
    '--edge': `var(--highlight-${color}-border)`,
  }
  return properties as CSSProperties
}
