import { describe, expect, it } from 'vitest'
import { type History, HOME, readRoute, takeStep, writeRoute } from '../../../renderer/navigation.ts'
import { readWindowKey } from '../../../renderer/window/window-keys.ts'

const LATER = { ...HOME, view: { kind: 'place', place: 'later' } as const }
const ARTICLE = { ...LATER, articleId: 'a' }
const start: History = { past: [], present: HOME, future: [] }

describe('the history of a window', () => {
  it('goes back and forward, and forgets what was ahead when one goes elsewhere', () => {
    const there = [LATER, ARTICLE].reduce((history, route) => takeStep(history, { kind: 'go', route }), start)
    const back = takeStep(there, { kind: 'back' })
    expect(back.present).toEqual(LATER)
    expect(takeStep(back, { kind: 'forward' }).present).toEqual(ARTICLE)
    expect(takeStep(back, { kind: 'go', route: HOME }).future).toEqual([])
  })

  it('takes no step to where one is, and none beyond its ends', () => {
    expect(takeStep(start, { kind: 'go', route: { ...HOME } })).toBe(start)
    expect(takeStep(start, { kind: 'back' })).toBe(start)
    expect(takeStep(start, { kind: 'forward' })).toBe(start)
  })

  it('is remembered as text, and starts in the Inbox when that is broken', () => {
    expect(readRoute(writeRoute(ARTICLE))).toEqual(ARTICLE)
    for (const broken of ['', '{', 'null', '{"view":{"kind":"place","place":"attic"}}']) {
      expect(readRoute(broken)).toEqual(HOME)
    }
  })
})

describe('the keys of the window', () => {
  const none = {
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    target: null,
    defaultPrevented: false,
    isComposing: false,
  }
  it('give the commands of the menu', () => {
    expect(readWindowKey({ ...none, key: 'z', ctrlKey: true }, false)).toBe('undo')
    expect(readWindowKey({ ...none, key: 'Z', ctrlKey: true, shiftKey: true }, false)).toBe('redo')
    expect(readWindowKey({ ...none, key: 'n', ctrlKey: true }, false)).toBe('new-article-address')
    expect(readWindowKey({ ...none, key: 'ArrowLeft', altKey: true }, false)).toBe('back')
    expect(readWindowKey({ ...none, key: '?', shiftKey: true }, false)).toBe('shortcuts')
    expect(readWindowKey({ ...none, key: 'N', ctrlKey: true, shiftKey: true }, false)).toBe('notebook')
    expect(readWindowKey({ ...none, key: 'z' }, false)).toBeNull()
  })

  it('leave / to the article that is open', () => {
    expect(readWindowKey({ ...none, key: '/' }, false)).toBe('filter')
    expect(readWindowKey({ ...none, key: '/' }, true)).toBeNull()
  })

  it('leave a key alone that was taken already, or that composes a letter', () => {
    expect(readWindowKey({ ...none, key: '/', defaultPrevented: true }, false)).toBeNull()
    expect(readWindowKey({ ...none, key: '/', isComposing: true }, false)).toBeNull()
  })
})
