import { describe, expect, it } from 'vitest'
import { STEP_KINDS } from '../../../renderer/storage/action-kind.ts'
import { formatMinutes, formatPartialDate } from '../../../renderer/ui/format.ts'
import { messages } from '../../../renderer/ui/messages.ts'
import { flushPendingWrites, registerPendingWrites } from '../../../renderer/ui/pending-writes.ts'
import { tidyTagPath } from '../../../renderer/ui/tag-completion.ts'

describe('the words', () => {
  it.each(STEP_KINDS)('name the step %s when it is undone', (kind) => {
    expect(messages.undo.undo(kind)).not.toContain('last change')
  })

  it('give a date as much as is known', () => {
    expect(formatPartialDate('')).toBe('')
    expect(formatPartialDate('2026')).toBe('2026')
    expect(formatPartialDate('2026-02-02')).toContain('2026')
  })

  it('give a long time to read in hours', () => {
    expect([4, 60, 125].map(formatMinutes)).toEqual(['4 min', '1 h', '2 h 5 min'])
  })
})

describe('a typed tag', () => {
  it('is tidied', () => {
    expect(tidyTagPath(' #world / asia/ ')).toBe('world/asia')
    expect(tidyTagPath('///')).toBe('')
  })
})

describe('what was typed and not yet stored', () => {
  it('is all committed, also when one editor fails, whose failure is told', async () => {
    const done: string[] = []
    const stops = [
      registerPendingWrites(() => Promise.reject(new Error('The disk is full'))),
      registerPendingWrites(async () => {
        done.push('note')
      }),
    ]
    await expect(flushPendingWrites()).rejects.toThrow('The disk is full')
    expect(done).toEqual(['note'])
    for (const stop of stops) stop()
    await expect(flushPendingWrites()).resolves.toBeUndefined()
  })
})
