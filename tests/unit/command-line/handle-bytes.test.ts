import { describe, expect, test } from 'vitest'
import { readHandle } from '../../../renderer/command-line/handle-bytes.ts'
import type { OffprintBridge } from '../../../shared/bridge.ts'

/** A shell with one open file that gives out at most three bytes at a time. */
function shellWith(content: string) {
  const bytes = new TextEncoder().encode(content)
  const closed: string[] = []
  const call = async (channel: string, request: { handle: string; offset: number; length: number }) => {
    if (channel === 'closeFile') closed.push(request.handle)
    if (channel !== 'readChunk') return { ok: true, value: null }
    if (request.handle !== 'open')
      return { ok: false, error: { kind: 'not-found', message: 'No such handle' } }
    return { ok: true, value: bytes.slice(request.offset, request.offset + Math.min(3, request.length)) }
  }
  return { closed, bridge: { call } as Pick<OffprintBridge, 'call'> }
}

describe('a file of a command', () => {
  test('is read whole, and closed', async () => {
    const { bridge, closed } = shellWith('The ferry leaves at six.')
    const read = await readHandle(bridge, { handle: 'open', size: 24 })
    expect(read.ok && new TextDecoder().decode(read.value)).toBe('The ferry leaves at six.')
    expect(closed).toEqual(['open'])
  })

  test('that became shorter meanwhile is an error, never padded, and is closed', async () => {
    const { bridge, closed } = shellWith('The ferry')
    expect(await readHandle(bridge, { handle: 'open', size: 24 })).toMatchObject({ ok: false })
    expect(closed).toEqual(['open'])
  })

  test('that the shell refuses is closed, too', async () => {
    const { bridge, closed } = shellWith('')
    expect(await readHandle(bridge, { handle: 'gone', size: 24 })).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    })
    expect(closed).toEqual(['gone'])
  })
})
