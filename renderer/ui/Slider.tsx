import { Slider as AriaSlider, Label, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import styles from './Slider.module.css'

interface SliderProps {
  label: string
  value: number
  min: number
  max: number
  step: number
  /** The value in words, as the output and a screen reader give it. */
  format: (value: number) => string
  onChange: (value: number) => void
}

/** A number on a line. */
export function Slider({ label, value, min, max, step, format, onChange }: SliderProps) {
  return (
    <AriaSlider
      className={styles.slider ?? ''}
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      onChange={(next) => onChange(typeof next === 'number' ? next : (next[0] ?? value))}
    >
      <Label className={styles.label}>{label}</Label>
      <SliderOutput className={styles.output ?? ''}>{format(value)}</SliderOutput>
      <SliderTrack className={styles.track ?? ''}>
        <SliderThumb className={styles.thumb ?? ''} />
      </SliderTrack>
    </AriaSlider>
  )
}
