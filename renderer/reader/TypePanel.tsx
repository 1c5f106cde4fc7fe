import { DEFAULT_SETTINGS, type ReaderSettings } from '../../shared/settings.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { Popover } from '../ui/Popover.tsx'
import { Slider } from '../ui/Slider.tsx'
import styles from './TopBar.module.css'

const words = messages.reader.type

const THEMES = (['system', 'light', 'sepia', 'dark', 'contrast'] as const).map((value) => ({
  value,
  label: words.themes[value],
}))

const FAMILIES = (['literata', 'source-serif', 'atkinson', 'opendyslexic', 'inter', 'system'] as const).map(
  (value) => ({ value, label: words.families[value] }),
)

interface TypePanelProps {
  settings: ReaderSettings
  onChange: (patch: Partial<ReaderSettings>) => void
}

/** How the text is set. Remembered for every article. */
export function TypePanel({ settings, onChange }: TypePanelProps) {
  const { family, size, lineHeight, width } = DEFAULT_SETTINGS.reader
  return (
    <Popover
      label={words.label}
      trigger={<IconButton label={words.label} icon={<span className={styles.letters}>Aa</span>} />}
    >
      <div className={styles.panel}>
        <ChoiceGroup
          label={words.theme}
          value={settings.theme}
          choices={THEMES}
          onChange={(theme) => onChange({ theme })}
        />
        <ChoiceGroup
          label={words.family}
          value={settings.family}
          choices={FAMILIES}
          onChange={(chosen) => onChange({ family: chosen })}
        />
        <Slider
          label={words.size}
          value={settings.size}
          min={14}
          max={32}
          step={0.5}
          format={words.pixels}
          onChange={(value) => onChange({ size: value })}
        />
        <Slider
          label={words.lineHeight}
          value={settings.lineHeight}
          min={1.3}
          max={2.2}
          step={0.02}
          format={words.ratio}
          onChange={(value) => onChange({ lineHeight: value })}
        />
        <Slider
          label={words.width}
          value={settings.width}
          min={44}
          max={100}
          step={2}
          format={words.characters}
          onChange={(value) => onChange({ width: value })}
        />
        <Button
          size="small"
          variant="quiet"
          className={styles.reset ?? ''}
          onPress={() => onChange({ family, size, lineHeight, width })}
        >
          {words.reset}
        </Button>
      </div>
    </Popover>
  )
}
