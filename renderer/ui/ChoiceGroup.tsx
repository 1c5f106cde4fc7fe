import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import styles from './ChoiceGroup.module.css'

interface ChoiceGroupProps<T extends string> {
  label: string
  hideLabel?: boolean
  value: T
  choices: readonly { readonly value: T; readonly label: string; readonly sample?: ReactNode }[]
  onChange: (value: T) => void
}

/** One of a few, side by side. */
export function ChoiceGroup<T extends string>({
  label,
  hideLabel,
  value,
  choices,
  onChange,
}: ChoiceGroupProps<T>) {
  const choose = (chosen: string) => {
    const choice = choices.find((candidate) => candidate.value === chosen)
    if (choice) onChange(choice.value)
  }
  return (
    <RadioGroup className={styles.group ?? ''} value={value} onChange={choose} orientation="horizontal">
      <Label className={hideLabel ? 'visually-hidden' : styles.label}>{label}</Label>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className={styles.choice ?? ''}>
            {choice.sample}
            {choice.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
