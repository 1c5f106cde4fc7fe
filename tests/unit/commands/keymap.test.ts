import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseKey, giveKey, isChanged, resetKeys, withKeys } from '../../../shared/commands/change-keys.ts'
import { COMMANDS, type CommandId, exclude, OPEN_TOGETHER } from '../../../shared/commands/command.ts'
import { isKept, type KeyPress, parseKey, pressTexts, showKey } from '../../../shared/commands/key-text.ts'
import { defaultKeys, type Keymap, makeKeymap, usableChanges } from '../../../shared/commands/keymap.ts'

const NOTHING_HELD = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }
const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, ...NOTHING_HELD, ...held })

/** A press that writes a key's text on a keyboard where every sign has a key of its own. */
function pressOf(text: string, isMac: boolean): KeyPress {
  const parts = parseKey(text)
  if (!parts) throw new Error(`${text} is no key`)
  const { held, key } = parts
  const named = key === 'Space' ? ' ' : key === 'Plus' ? '+' : key
  const has = (name: string) => held.includes(name)
  const isShifted = has('Shift')
  const digit = /^[0-9]$/.test(key) && isShifted
  return {
    key: digit ? '!' : /^[A-Z]$/.test(named) && !isShifted ? named.toLowerCase() : named,
    code: digit ? `Digit${key}` : '',
    shiftKey: isShifted,
    ctrlKey: isMac ? has('Ctrl') : has('Mod') || has('Ctrl'),
    metaKey: isMac ? has('Mod') : has('Meta'),
    altKey: has('Alt'),
  }
}

const remappable = COMMANDS.filter((command) => command.isRemappable)

describe.each([
  ['on a Mac', true],
  ['elsewhere', false],
])('the first keys %s', (_, isMac) => {
  const keymap = makeKeymap({}, isMac)

  it('each reach their command', () => {
    for (const command of remappable)
      for (const key of [...defaultKeys(command, isMac), ...command.fixed])
        expect([key, keymap.read([command.place], pressOf(key, isMac))]).toEqual([key, command.id])
  })

  it('mean one thing wherever several places are open', () => {
    for (const places of OPEN_TOGETHER) {
      const seen = new Map<string, CommandId>()
      for (const command of remappable.filter(({ place }) => places.includes(place)))
        for (const key of [...keymap.keysOf(command.id), ...command.fixed]) {
          const other = COMMANDS.find(({ id }) => id === seen.get(key))
          if (other && exclude(command, other)) expect([key, other.id]).toEqual([key, command.id])
          seen.set(key, command.id)
        }
    }
  })

  it('can all be given by a person, too', () => {
    for (const command of remappable)
      for (const key of defaultKeys(command, isMac)) expect([key, isKept(key)]).toEqual([key, false])
  })

  it('lose none to one another', () => {
    for (const command of COMMANDS) expect(isChanged(keymap, command.id)).toBe(false)
  })
})

describe('a key as text', () => {
  const keyName = fc.constantFrom(
    ...'ABCXYZÄЖ019/?.[]{}-=',
    'Plus',
    'F3',
    'Delete',
    'ArrowLeft',
    'PageUp',
    'Space',
  )
  const held = fc.subarray(['Mod', 'Alt', 'Shift'])

  it('comes back from the press that writes it', () => {
    fc.assert(
      fc.property(held, keyName, fc.boolean(), (modifiers, key, isMac) => {
        const isSign = [...key].length === 1 && key.toLowerCase() === key.toUpperCase()
        fc.pre(!((isSign || key === 'Plus') && modifiers.includes('Shift')))
        const text = [...modifiers, key].join('+')
        expect(parseKey(text)).toEqual({ held: modifiers, key })
        const isLetter = key.length === 1 && !isSign
        const written =
          isLetter && !modifiers.includes('Shift') ? key.toLowerCase() : pressOf(text, isMac).key
        expect(pressTexts({ ...pressOf(text, isMac), key: written }, isMac)[0]).toBe(text)
      }),
    )
  })

  it('is read as the character that the layout writes, and a digit also by its place', () => {
    // `/` on a German keyboard.
    expect(pressTexts(press('/', { shiftKey: true, code: 'Digit7' }), false)).toEqual(['/', 'Shift+7'])
    // `1` on a French one, which writes digits with Shift.
    expect(pressTexts(press('1', { shiftKey: true, code: 'Digit1' }), false)).toEqual(['1'])
    // `[` on a German one under Windows, which tells AltGr as Ctrl and Alt; and with Option on a Mac.
    expect(pressTexts(press('[', { ctrlKey: true, altKey: true }), false)).toContain('[')
    expect(pressTexts(press('[', { altKey: true }), true)).toContain('[')
    expect(pressTexts(press('Shift', { shiftKey: true }), false)).toEqual([])
    expect(pressTexts(press('Dead'), false)).toEqual([])
  })

  it('is shown as the system writes it', () => {
    expect(showKey('Mod+Shift+Z', true)).toBe('⇧⌘Z')
    expect(showKey('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z')
    expect(showKey('Alt+ArrowLeft', false)).toBe('Alt+←')
    expect(showKey('Mod+Plus', false)).toBe('Ctrl++')
    expect(showKey('[[', false)).toBe('[[')
  })

  it('is none when it is broken', () => {
    for (const text of ['', '+', 'Mod+', 'Mod', 'Shift+Shift+A', 'a', 'Hyper+A', 'Mod+ ', ' '])
      expect([text, parseKey(text)]).toEqual([text, null])
  })
})

describe('while somebody types', () => {
  const keymap = makeKeymap({}, false)
  it('only keys with the system’s modifier and function keys are heard', () => {
    expect(keymap.read(['marking'], press('m'), true)).toBeNull()
    expect(keymap.read(['marking'], press('F6'), true)).toBe('marking.to-margin')
    expect(keymap.read(['window'], press('n', { ctrlKey: true }), true)).toBe('window.new-article-address')
    expect(keymap.read(['window'], press('ArrowLeft', { altKey: true }), true)).toBeNull()
    expect(keymap.read(['window'], press('z', { ctrlKey: true }), true)).toBeNull()
    expect(keymap.read(['window'], press('z', { ctrlKey: true }))).toBe('window.undo')
  })
})

describe('changed keys', () => {
  const first = makeKeymap({}, false)
  const changedBy = (changes: Keymap['changes']) => makeKeymap(changes, false)

  it('replace the first ones', () => {
    const changed = changedBy(giveKey(first, 'list.archive', 'Q', 'E'))
    expect(changed.read(['list'], press('q'))).toBe('list.archive')
    expect(changed.read(['list'], press('e'))).toBeNull()
    expect(changed.shownKey('list.archive')).toBe('Q')
    // `E` is somebody else's elsewhere.
    expect(changed.read(['notebook'], press('e'))).toBe('notebook.edit')
  })

  it('are taken from the command that had them, and come back with a reset', () => {
    expect(chooseKey(first, 'list.tag', press('e'))).toEqual({
      kind: 'used',
      key: 'E',
      by: ['list.archive'],
      isFixed: false,
    })
    const taken = changedBy(giveKey(first, 'list.tag', 'E', null))
    expect(taken.keysOf('list.tag')).toEqual(['T', 'E'])
    expect(taken.keysOf('list.archive')).toEqual([])
    const back = changedBy(resetKeys(taken, 'list.archive'))
    expect(back.keysOf('list.archive')).toEqual(['E'])
    expect(back.keysOf('list.tag')).toEqual(['T'])
    expect(back.changes).toEqual({})
  })

  it('see that the window’s keys are heard in every place, and that an article’s places share theirs', () => {
    expect(chooseKey(first, 'window.palette', press('e'))).toMatchObject({
      by: ['list.archive', 'notebook.edit', 'article.archive'],
    })
    expect(chooseKey(first, 'article.archive', press('h'))).toMatchObject({ by: ['marking.mark'] })
    expect(chooseKey(first, 'list.archive', press('h'))).toEqual({ kind: 'free', key: 'H' })
    expect(chooseKey(first, 'list.archive', press('n'))).toEqual({ kind: 'free', key: 'N' })
  })

  it('know a bound digit also by what Shift writes with it', () => {
    expect(chooseKey(first, 'article.later', press('!', { shiftKey: true, code: 'Digit1' }))).toMatchObject({
      kind: 'used',
      key: 'Shift+1',
      by: ['marking.underline-1'],
    })
  })

  it('are not given what fields, lists and the system need', () => {
    for (const key of ['Enter', 'Escape', 'Tab', 'ArrowDown', ' ', 'Home'])
      expect(chooseKey(first, 'list.archive', press(key))).toMatchObject({ kind: 'kept' })
    for (const key of ['c', 'v', 'x', 'a', 'w', 'q'])
      expect(chooseKey(first, 'list.archive', press(key, { ctrlKey: true }))).toMatchObject({ kind: 'kept' })
    expect(chooseKey(first, 'list.archive', press('e'))).toEqual({ kind: 'same', key: 'E' })
    expect(chooseKey(first, 'list.archive', press('Control', { ctrlKey: true }))).toBeNull()
  })

  it('may all be taken away', () => {
    const none = changedBy(withKeys(first, 'list.archive', []))
    expect(none.read(['list'], press('e'))).toBeNull()
    expect(none.shownKey('list.archive')).toBe('')
    expect(isChanged(none, 'list.archive')).toBe(true)
  })

  it('that are broken or of no command fall back to the first', () => {
    const stored = {
      'list.archive': ['nonsense key', 'Enter', 'Q', 'Q'],
      'no.command': ['E'],
      'lists.clear': ['W'],
    }
    expect(usableChanges(stored)).toEqual({ 'list.archive': ['Q'], 'lists.clear': ['W'] })
    expect(usableChanges({ 'window.paste': ['Q'] })).toEqual({})
  })

  it('leave one meaning to each key, whatever is stored', () => {
    const ids = fc.constantFrom(...remappable.map(({ id }) => id))
    const keys = fc.array(fc.constantFrom('E', 'L', 'X', 'Q', '/', 'Mod+K', 'Delete', 'Shift+1', 'F6'), {
      maxLength: 3,
    })
    fc.assert(
      fc.property(fc.dictionary(ids, keys, { maxKeys: 8 }), fc.boolean(), (stored, isMac) => {
        const keymap = makeKeymap(usableChanges(stored), isMac)
        for (const { id } of remappable)
          for (const key of keymap.keysOf(id)) expect(keymap.holdersOf(key, id)).toEqual([])
      }),
    )
  })

  it('that a person gives are what they gave, and take no key from anybody else', () => {
    const ids = fc.constantFrom(...remappable.map(({ id }) => id))
    const key = fc.constantFrom('E', 'L', 'Q', '/', 'Mod+K', 'Mod+J', 'F6', '9')
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, key), { maxLength: 6 }), (steps) => {
        let keymap = first
        for (const [id, given] of steps) {
          const before = keymap
          keymap = changedBy(giveKey(keymap, id, given, null))
          expect(keymap.keysOf(id)).toContain(given)
          const robbed = before.holdersOf(given, id).map((holder) => holder.id)
          for (const other of remappable)
            if (other.id !== id && !robbed.includes(other.id))
              expect([other.id, keymap.keysOf(other.id)]).toEqual([other.id, before.keysOf(other.id)])
        }
      }),
    )
  })
})
