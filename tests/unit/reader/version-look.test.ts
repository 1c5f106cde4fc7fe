import { describe, expect, it } from 'vitest'
import { lookAt } from '../../../renderer/reader/use-version-look.ts'

const own = { versionId: '', highlightId: '', offset: 120 }

describe('lookAt', () => {
  it('remembers where one was', () => {
    expect(lookAt(null, 'newer', '', own)).toEqual({
      versionId: 'newer',
      highlightId: '',
      offset: null,
      from: { ...own, from: null },
    })
  })

  it('comes back to where one was in a version that one came from', () => {
    const newer = lookAt(null, 'newer', '', own)
    expect(lookAt(newer, '', '', { versionId: 'newer', highlightId: '', offset: 7 })).toEqual({
      ...own,
      from: null,
    })
  })

  it('goes to a highlight in a version that one came from, with both ways back', () => {
    const newer = lookAt(null, 'newer', '', own)
    const old = lookAt(newer, '', 'h', { versionId: 'newer', highlightId: 'h', offset: 7 })
    expect(old).toMatchObject({ versionId: '', highlightId: 'h', offset: null })
    expect(old.from).toMatchObject({ versionId: 'newer', highlightId: 'h', offset: 7 })
    expect(old.from?.from).toMatchObject(own)
  })
})
