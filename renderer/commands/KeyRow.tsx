import { Plus, RotateCcw, X } from 'lucide-react'
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef, useState } from 'react'
import {
  type ChosenKey,
  chooseKey,
  giveKey,
  isChanged,
  resetKeys,
  withKeys,
} from '../../shared/commands/change-keys.ts'
import type { Command } from '../../shared/commands/command.ts'
import type { KeyChanges, Keymap } from '../../shared/commands/keymap.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { shortcutText } from '../ui/shortcut.ts'
import styles from './KeyboardSettings.module.css'

interface KeyRowProps {
  command: Command
  keymap: Keymap
  onKeep: (changes: KeyChanges, said: string) => void
}

/** A command and its keys. While a new key is awaited, the next press is it. */
export const KeyRow = memo(function KeyRow({ command, keymap, onKeep }: KeyRowProps) {
  const { id, fixed, isRemappable } = command
  /** The key that the new one is to replace; null for one more. Undefined: none is awaited. */
  const [replaced, setReplaced] = useState<string | null | undefined>(undefined)
  const [problem, setProblem] = useState<ChosenKey | null>(null)
  const change = useRef<HTMLButtonElement>(null)
  const keys = keymap.keysOf(id)
  const words = messages.commands.keyboard
  const name = messages.commands.names[id]
  const [first] = keys

  const end = () => {
    setReplaced(undefined)
    setProblem(null)
    // The button comes back with the next drawing.
    requestAnimationFrame(() => change.current?.focus())
  }
  const give = (key: string) => {
    onKeep(giveKey(keymap, id, key, replaced ?? null), words.said.given(name, shortcutText(key)))
    end()
  }
  const onPressed = (chosen: ChosenKey) => {
    if (chosen.kind === 'free') give(chosen.key)
    else setProblem(chosen)
  }

  return (
    <li className={styles.row}>
      <span className={styles.name}>{name}</span>
      <span className={styles.keys}>
        {keys.map((key) => (
          <span key={key} className={styles.chip}>
            <kbd className={styles.key}>{shortcutText(key)}</kbd>
            {isRemappable ? (
              <SignButton
                label={words.remove(shortcutText(key), name)}
                icon={<X aria-hidden="true" />}
                onPress={() => {
                  const left = keys.filter((held) => held !== key)
                  onKeep(withKeys(keymap, id, left), words.said.removed(name, shortcutText(key)))
                  change.current?.focus()
                }}
              />
            ) : null}
          </span>
        ))}
        {alwaysShown(fixed).map((key) => (
          <kbd key={key} className={styles.fixed} title={words.fixedKey(shortcutText(key))}>
            {shortcutText(key)}
          </kbd>
        ))}
        {keys.length === 0 && fixed.length === 0 ? <span className={styles.hint}>{words.noKey}</span> : null}
      </span>
      {isRemappable ? (
        <span className={styles.buttons}>
          {replaced === undefined ? (
            <>
              <button
                ref={change}
                type="button"
                className={styles.change}
                aria-label={first === undefined ? words.setOf(name) : words.changeOf(name)}
                onClick={() => setReplaced(first ?? null)}
              >
                {first === undefined ? words.set : words.change}
              </button>
              {first === undefined ? null : (
                <SignButton
                  label={words.addTo(name)}
                  icon={<Plus aria-hidden="true" />}
                  onPress={() => setReplaced(null)}
                />
              )}
              {isChanged(keymap, id) ? (
                <SignButton
                  label={words.reset(name)}
                  icon={<RotateCcw aria-hidden="true" />}
                  onPress={() => {
                    onKeep(resetKeys(keymap, id), words.said.reset(name))
                    change.current?.focus()
                  }}
                />
              ) : null}
            </>
          ) : problem?.kind === 'used' && !problem.isFixed ? null : (
            <AwaitedKey
              name={name}
              read={(press) => chooseKey(keymap, id, press)}
              onPressed={onPressed}
              onEnd={end}
            />
          )}
        </span>
      ) : (
        <span className={styles.always}>{words.fixed}</span>
      )}
      {problem ? <Problem problem={problem} onTake={() => give(problem.key)} onEnd={end} /> : null}
    </li>
  )
})

/** What does the same with Shift is not told twice. */
const alwaysShown = (fixed: readonly string[]) =>
  fixed.filter((key) => !fixed.some((plain) => key === `Shift+${plain}`))

interface SignButtonProps {
  label: string
  icon: ReactNode
  onPress: () => void
}

/** A small button of a row: there are hundreds of them, so its tooltip is the system's. */
function SignButton({ label, icon, onPress }: SignButtonProps) {
  return (
    <button type="button" className={styles.sign} aria-label={label} title={label} onClick={onPress}>
      {icon}
    </button>
  )
}

interface AwaitedKeyProps {
  name: string
  read: (press: KeyboardEvent['nativeEvent']) => ChosenKey | null
  onPressed: (chosen: ChosenKey) => void
  onEnd: () => void
}

/** Has the focus and takes the next key, whatever it is; Escape and going elsewhere give up. */
function AwaitedKey({ name, read, onPressed, onEnd }: AwaitedKeyProps) {
  const button = useRef<HTMLButtonElement>(null)
  const { press } = messages.commands.keyboard
  useEffect(() => button.current?.focus(), [])

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Tab') return
    event.preventDefault()
    if (event.key === 'Escape') return onEnd()
    const chosen = event.repeat ? null : read(event.nativeEvent)
    if (chosen) onPressed(chosen)
  }
  return (
    <button
      ref={button}
      type="button"
      className={styles.awaited}
      aria-label={messages.commands.keyboard.pressFor(name)}
      onKeyDown={onKeyDown}
      onClick={onEnd}
    >
      {press}
    </button>
  )
}

interface ProblemProps {
  problem: ChosenKey
  onTake: () => void
  onEnd: () => void
}

/** Why a key cannot be given just so, and what can be done. */
function Problem({ problem, onTake, onEnd }: ProblemProps) {
  const words = messages.commands.keyboard
  const take = useRef<HTMLButtonElement>(null)
  const key = shortcutText(problem.key)
  const isAsking = problem.kind === 'used' && !problem.isFixed
  useEffect(() => {
    if (isAsking) take.current?.focus()
  }, [isAsking])
  const by = problem.kind === 'used' ? problem.by.map((id) => messages.commands.names[id]).join(', ') : ''
  const said =
    problem.kind === 'used'
      ? problem.isFixed
        ? words.usedAlways(key, by)
        : words.used(key, by)
      : problem.kind === 'kept'
        ? words.kept(key)
        : words.same(key)
  return (
    <div className={styles.problem}>
      <p role="alert">{said}</p>
      {isAsking ? (
        <>
          <Button ref={take} size="small" onPress={onTake}>
            {words.take}
          </Button>
          <Button size="small" variant="quiet" onPress={onEnd}>
            {words.keep}
          </Button>
        </>
      ) : null}
    </div>
  )
}
