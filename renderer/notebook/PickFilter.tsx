import { useMemo, useState } from 'react'
import { Autocomplete, Input, Label, Menu, MenuItem, TextField } from 'react-aria-components'
import { foldText } from '../../shared/query/fold-text.ts'
import { formatNumber } from '../ui/format.ts'
import { messages } from '../ui/messages.ts'
import { Popover } from '../ui/Popover.tsx'
import { FilterButton } from './FilterButton.tsx'
import styles from './PickFilter.module.css'

/** Choices shown at once: more would be a list to read, and words find the others. */
const SHOWN = 60

export interface Choice {
  readonly id: string
  readonly name: string
  readonly count: number
}

interface PickFilterProps {
  filter: string
  /** What was chosen, by name; empty for nothing. */
  value: string
  /** What takes the choice back. */
  anyName: string
  /** Asked for when it is opened: thousands may be to choose from. */
  choicesOf: () => readonly Choice[]
  onPick: (id: string) => void
}

/** One of many, found by typing. */
export function PickFilter({ filter, value, ...picking }: PickFilterProps) {
  return (
    <Popover
      label={filter}
      placement="bottom start"
      className={styles.popover ?? ''}
      trigger={<FilterButton filter={filter} value={value} />}
    >
      {(close) => <Choices filter={filter} value={value} {...picking} onDone={close} />}
    </Popover>
  )
}

function Choices({
  filter,
  value,
  anyName,
  choicesOf,
  onPick,
  onDone,
}: PickFilterProps & { onDone: () => void }) {
  const [typed, setTyped] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what there is to choose from is asked once, when the list opens
  const choices = useMemo(() => choicesOf().map((choice) => ({ ...choice, key: foldText(choice.name) })), [])
  const words = foldText(typed).split(' ')
  const found = choices.filter(({ key }) => words.every((word) => key.includes(word)))
  const { filters } = messages.notebook
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <TextField autoFocus className={styles.field ?? ''}>
        <Label className="visually-hidden">{filters.find}</Label>
        <Input className={styles.input ?? ''} placeholder={filters.find} />
      </TextField>
      <Menu
        aria-label={filter}
        className={styles.list ?? ''}
        renderEmptyState={() => <p className={styles.nothing}>{filters.nothingFound}</p>}
        onAction={(key) => {
          const id = String(key)
          onPick(id === ANY ? '' : id)
          onDone()
        }}
      >
        {value !== '' && typed === '' ? (
          <MenuItem id={ANY} className={styles.item ?? ''} textValue={anyName}>
            {anyName}
          </MenuItem>
        ) : null}
        {found.slice(0, SHOWN).map(({ id, name, count }) => (
          <MenuItem key={id} id={id} className={styles.item ?? ''} textValue={name}>
            <span className={styles.name} dir="auto">
              {name}
            </span>
            <span className={styles.count}>{formatNumber(count)}</span>
          </MenuItem>
        ))}
      </Menu>
    </Autocomplete>
  )
}

/** No id of ours is this. */
const ANY = '*'
