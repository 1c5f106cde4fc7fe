import { COMMANDS, type CommandId, commandOf } from './command.ts'
import { isKept, type KeyPress, pressTexts } from './key-text.ts'
import { defaultKeys, type KeyChanges, type Keymap } from './keymap.ts'

/** What a press would give a command: its text and who has it now. */
export type ChosenKey =
  | { readonly kind: 'free' | 'kept' | 'same'; readonly key: string }
  | {
      readonly kind: 'used'
      readonly key: string
      readonly by: readonly CommandId[]
      readonly isFixed: boolean
    }

/** What it means that somebody presses this as the new key of a command; null for a key that is only held. */
export function chooseKey(keymap: Keymap, id: CommandId, press: KeyPress): ChosenKey | null {
  const texts = pressTexts(press, keymap.isMac)
  const [first] = texts
  if (first === undefined) return null
  // As it is bound already, so that `Shift+1` is not taken for the `!` that it writes.
  const key = texts.find((text) => keymap.holdersOf(text, id).length > 0) ?? first
  if (isKept(key)) return { kind: 'kept', key }
  if (texts.some((text) => keymap.keysOf(id).includes(text))) return { kind: 'same', key }
  const holders = keymap.holdersOf(key, id)
  if (holders.length === 0) return { kind: 'free', key }
  const isFixed = holders.some(({ fixed }) => fixed.includes(key))
  return { kind: 'used', key, by: holders.map((holder) => holder.id), isFixed }
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((key, index) => key === b[index])

/** Sets a command's keys; those that it takes from others, the others lose. What is as it was at first is no change. */
export function withKeys(keymap: Keymap, id: CommandId, keys: readonly string[]): KeyChanges {
  const next = new Map<CommandId, readonly string[]>(
    COMMANDS.flatMap((command) => {
      const changed = keymap.changes[command.id]
      return changed ? [[command.id, changed]] : []
    }),
  )
  for (const key of keys)
    for (const holder of keymap.holdersOf(key, id))
      next.set(
        holder.id,
        (next.get(holder.id) ?? keymap.keysOf(holder.id)).filter((held) => held !== key),
      )
  next.set(id, keys)
  const changes = [...next].filter(
    ([each, given]) => !isSame(given, defaultKeys(commandOf(each), keymap.isMac)),
  )
  return Object.fromEntries(changes)
}

/** Puts a key in place of another one of a command, or beside those that it has. @param replaced the other one; null for none */
export function giveKey(keymap: Keymap, id: CommandId, key: string, replaced: string | null): KeyChanges {
  const keys = keymap.keysOf(id)
  const others = keys.filter((held) => held !== key)
  return withKeys(
    keymap,
    id,
    replaced === null ? [...others, key] : others.map((held) => (held === replaced ? key : held)),
  )
}

/** Gives a command the keys that it had at first. */
export function resetKeys(keymap: Keymap, id: CommandId): KeyChanges {
  return withKeys(keymap, id, defaultKeys(commandOf(id), keymap.isMac))
}

/** Whether a person changed a command's keys, or took one away from it for another command. */
export function isChanged(keymap: Keymap, id: CommandId): boolean {
  return !isSame(keymap.keysOf(id), defaultKeys(commandOf(id), keymap.isMac))
}
