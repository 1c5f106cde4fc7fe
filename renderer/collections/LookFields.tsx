import { Label, Radio, RadioGroup } from 'react-aria-components'
import { HIGHLIGHT_COLORS } from '../../shared/annotation/highlight-colors.ts'
import { COLLECTION_ICONS, type CollectionLook } from '../../shared/library/collection.ts'
import type { CollectionEntry } from '../queries/models.ts'
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx'
import { messages } from '../ui/messages.ts'
import { CollectionGlyph } from './CollectionGlyph.tsx'
import styles from './LookFields.module.css'

interface LookFieldsProps {
  kind: CollectionEntry['kind']
  look: Required<CollectionLook>
  onChange: (look: CollectionLook) => void
}

const ICONS = ['', ...COLLECTION_ICONS] as const
const COLORS = ['', ...HIGHLIGHT_COLORS] as const

/** A collection's icon, named in words, and its colour. */
export function LookFields({ kind, look, onChange }: LookFieldsProps) {
  const { icons, colors, form } = messages.collections
  const choose = (chosen: string) => {
    const icon = ICONS.find((each) => each === chosen)
    if (icon !== undefined) onChange({ icon })
  }
  return (
    <>
      <RadioGroup className={styles.group ?? ''} value={look.icon} onChange={choose} orientation="horizontal">
        <Label className={styles.label ?? ''}>{form.icon(icons[look.icon])}</Label>
        <div className={styles.icons} data-color={look.color || undefined}>
          {ICONS.map((icon) => (
            <Radio key={icon} value={icon} aria-label={icons[icon]} className={styles.icon ?? ''}>
              <span title={icons[icon]}>
                <CollectionGlyph kind={kind} icon={icon} />
              </span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <ChoiceGroup
        label={form.color}
        value={look.color}
        choices={COLORS.map((value) => ({
          value,
          label: colors[value],
          sample: value === '' ? null : <span className={styles.dot} data-color={value} />,
        }))}
        onChange={(color) => onChange({ color })}
      />
    </>
  )
}
