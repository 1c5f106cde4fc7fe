import { describe, expect, it } from 'vitest'
import { calls } from '../../../shared/bridge.ts'
import { giveKey, withKeys } from '../../../shared/commands/change-keys.ts'
import { makeKeymap } from '../../../shared/commands/keymap.ts'
import { menuKeys } from '../../../shared/commands/menu-keys.ts'

const first = makeKeymap({}, false)
const menu = { undo: null, redo: null, articleOpen: false, canGoBack: false, canGoForward: false }

describe('the keys of the application’s menu', () => {
  it('are as Electron writes them, and pass the bridge', () => {
    const keys = menuKeys(first)
    expect(keys).toMatchObject({
      'new-article-address': 'CmdOrCtrl+N',
      notebook: 'CmdOrCtrl+Shift+N',
      'toggle-sidebar': 'CmdOrCtrl+\\',
      filter: 'CmdOrCtrl+L',
      back: 'Alt+Left',
      shortcuts: 'CmdOrCtrl+/',
      'zoom-in': 'CmdOrCtrl+=',
      settings: 'CmdOrCtrl+,',
    })
    expect(calls.setMenu.request.parse({ ...menu, keys })).toEqual({ ...menu, keys })
    expect(menuKeys(makeKeymap({}, true))).toMatchObject({ back: 'CmdOrCtrl+[' })
  })

  it('follow what a person chose; single letters and what notes need stay out', () => {
    const changed = makeKeymap(giveKey(first, 'window.notebook', 'Mod+Alt+ArrowUp', 'Mod+Shift+N'), false)
    expect(menuKeys(changed).notebook).toBe('CmdOrCtrl+Alt+Up')
    const letter = makeKeymap(withKeys(first, 'window.notebook', ['Z', 'Mod+I']), false)
    expect(menuKeys(letter).notebook).toBeUndefined()
    expect(menuKeys(first).palette).toBeUndefined()
  })

  it('are refused at the bridge when they are no keys', () => {
    for (const key of ['', 'N', 'Ctrl+', 'Ctrl+Nonsense', 'Ctrl+N\n', `${'Ctrl+'.repeat(9)}N`]) {
      const parsed = calls.setMenu.request.safeParse({ ...menu, keys: { notebook: key } })
      expect([key, parsed.success]).toEqual([key, key === 'N'])
    }
    expect(calls.setMenu.request.safeParse({ ...menu, keys: { nothing: 'Ctrl+N' } }).success).toBe(false)
  })
})
