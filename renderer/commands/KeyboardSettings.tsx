import { useCallback, useMemo, useState } from 'react'
import { isChanged } from '../../shared/commands/change-keys.ts'
import { COMMANDS, type Command, type Place } from '../../shared/commands/command.ts'
import { showKey } from '../../shared/commands/key-text.ts'
import type { KeyChanges, Keymap } from '../../shared/commands/keymap.ts'
import { prepareName, scoreName } from '../../shared/commands/match-words.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { isMac } from '../ui/shortcut.ts'
import { TextField } from '../ui/TextField.tsx'
import { useActing } from '../ui/use-acting.ts'
import styles from './KeyboardSettings.module.css'
import { useKeymap } from './KeymapContext.tsx'
import { KeyRow } from './KeyRow.tsx'

const PLACES = [...new Set(COMMANDS.map(({ place }) => place))]

/** Every command with its keys, which can be changed, given to another command, taken away, and set back. */
export function KeyboardSettings() {
  const keymap = useKeymap()
  const actions = useActions()
  const act = useActing()
  const [query, setQuery] = useState('')
  const words = messages.commands.keyboard
  const fitting = useMemo(() => COMMANDS.filter((command) => fits(command, query, keymap)), [query, keymap])
  const hasChanges = COMMANDS.some(({ id }) => isChanged(keymap, id))

  const keep = useCallback(
    (changes: KeyChanges, said: string) => {
      const keys = Object.fromEntries(Object.entries(changes).map(([id, given]) => [id, [...given]]))
      void act(actions.changeSettings('keyboard', { keys }), said)
    },
    [act, actions],
  )

  return (
    <div className={styles.keyboard}>
      <p className={styles.hint}>{words.explanation}</p>
      <div className={styles.tools}>
        <TextField
          label={words.filter}
          hideLabel
          placeholder={words.filter}
          value={query}
          onChange={setQuery}
          className={styles.filter ?? ''}
        />
        <p className={styles.hint} role="status">
          {fitting.length === 0 ? words.none : words.counts(fitting.length)}
        </p>
        <Button isDisabled={!hasChanges} onPress={() => keep({}, words.said.resetAll)}>
          {words.resetAll}
        </Button>
      </div>
      {PLACES.map((place) => (
        <Group
          key={place}
          place={place}
          commands={fitting.filter((command) => command.place === place)}
          keymap={keymap}
          onKeep={keep}
        />
      ))}
    </div>
  )
}

/** Whether a command is found by its name, its place or one of its keys. */
function fits({ id, place, fixed }: Command, query: string, keymap: Keymap): boolean {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return true
  const keys = [...keymap.keysOf(id), ...fixed].map((key) => showKey(key, isMac).toLowerCase())
  if (keys.includes(wanted)) return true
  const { names, places } = messages.commands
  return scoreName(prepareName(`${names[id]} ${places[place]}`), query) > LETTERS_ALONE
}

/** Letters that stand somewhere in a long name are no match worth showing here. */
const LETTERS_ALONE = 30

interface GroupProps {
  place: Place
  commands: readonly Command[]
  keymap: Keymap
  onKeep: (changes: KeyChanges, said: string) => void
}

function Group({ place, commands, keymap, onKeep }: GroupProps) {
  if (commands.length === 0) return null
  return (
    <div className={styles.group}>
      <h3 id={`keys-${place}`} className={styles.heading}>
        {messages.commands.places[place]}
      </h3>
      <ul className={styles.rows} aria-labelledby={`keys-${place}`}>
        {commands.map((command) => (
          <KeyRow key={command.id} command={command} keymap={keymap} onKeep={onKeep} />
        ))}
      </ul>
    </div>
  )
}
