import {
  COMMANDS,
  type Command,
  type CommandId,
  commandOf,
  exclude,
  isCommandId,
  type Place,
} from './command.ts'
import { isKept, isTyped, type KeyPress, parseKey, pressTexts } from './key-text.ts'

/** The keys of the commands that a person changed; an empty list takes all keys away. */
export type KeyChanges = Readonly<Partial<Record<CommandId, readonly string[]>>>

/** Which key does what. */
export interface Keymap {
  readonly isMac: boolean
  readonly changes: KeyChanges
  /**
   * The command that a press means, or null.
   * @param places where to look, the first that knows the key
   * @param isTyping whether the press is in a field, which keeps the keys that it needs
   */
  read(places: readonly Place[], press: KeyPress, isTyping?: boolean): CommandId | null
  /** Keys of a command that may be changed, the one that is shown first. */
  keysOf(id: CommandId): readonly string[]
  /** The key of a command that menus and tooltips show; empty for none. */
  shownKey(id: CommandId): string
  /** Other commands that a key means where this one works. */
  holdersOf(key: string, id: CommandId): readonly Command[]
}

/** The keys of a command while nobody has changed them. */
export const defaultKeys = ({ keys, macKeys }: Command, isMac: boolean): readonly string[] =>
  isMac ? macKeys : keys

/** What of stored changes can be used: of commands that there are, keys that can be given. */
export function usableChanges(stored: Readonly<Record<string, readonly string[]>>): KeyChanges {
  const usable = Object.entries(stored).flatMap(([id, keys]) => {
    if (!isCommandId(id) || !commandOf(id).isRemappable) return []
    return [[id, [...new Set(keys)].filter((key) => parseKey(key) && !isKept(key))]]
  })
  return Object.fromEntries(usable)
}

/** A key goes to the command that a person gave it; a default that it was taken from does without. */
function settle(changes: KeyChanges, isMac: boolean): ReadonlyMap<CommandId, readonly string[]> {
  const settled = new Map<CommandId, readonly string[]>()
  const holders = new Map<string, Command[]>()
  const hold = (command: Command, keys: readonly string[]) => {
    for (const key of keys) holders.set(key, [...(holders.get(key) ?? []), command])
  }
  const give = (command: Command, keys: readonly string[]) => {
    const free = keys.filter((key) => !holders.get(key)?.some((other) => exclude(command, other)))
    settled.set(command.id, free)
    hold(command, free)
  }
  for (const command of COMMANDS) hold(command, command.fixed)
  for (const command of COMMANDS) {
    const given = changes[command.id]
    if (given) give(command, given)
  }
  for (const command of COMMANDS) if (!settled.has(command.id)) give(command, defaultKeys(command, isMac))
  return settled
}

/** The keys as they are after a person's changes. Contradictions are settled, so that a key has one meaning in each place. */
export function makeKeymap(changes: KeyChanges, isMac: boolean): Keymap {
  const settled = settle(changes, isMac)
  const keysOf = (id: CommandId) => settled.get(id) ?? []
  const meanings = new Map<string, CommandId>()
  for (const { id, place, fixed, isRemappable } of COMMANDS)
    if (isRemappable) for (const key of [...fixed, ...keysOf(id)]) meanings.set(`${place} ${key}`, id)

  return {
    isMac,
    changes,
    read(places, press, isTyping = false) {
      for (const text of pressTexts(press, isMac))
        for (const place of places) {
          const id = meanings.get(`${place} ${text}`)
          if (id && !(isTyping && (isTyped(text) || commandOf(id).isOutsideFields))) return id
        }
      return null
    },
    keysOf,
    shownKey: (id) => keysOf(id)[0] ?? commandOf(id).fixed[0] ?? '',
    holdersOf(key, id) {
      const command = commandOf(id)
      return COMMANDS.filter(
        (other) => exclude(command, other) && (keysOf(other.id).includes(key) || other.fixed.includes(key)),
      )
    },
  }
}
