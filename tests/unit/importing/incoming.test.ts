import { describe, expect, it } from 'vitest'
import { readAddresses, readText } from '../../../renderer/importing/incoming.ts'

describe('what is pasted or dropped', () => {
  it.each([
    ['https://example.org/a?b=c#d', ['https://example.org/a?b=c#d']],
    [' example.org/tides \n', ['https://example.org/tides']],
    ['http://localhost:8080/x', ['http://localhost:8080/x']],
    ['192.168.1.4/wiki', ['https://192.168.1.4/wiki']],
    ['münchen.example', ['https://münchen.example']],
    [
      '# two links\nhttps://a.example/1\r\nhttps://a.example/2',
      ['https://a.example/1', 'https://a.example/2'],
    ],
  ])('%j is addresses', (text, addresses) => {
    expect(readAddresses(text)).toEqual(addresses)
  })

  it.each([
    'Tides',
    'Read https://example.org today',
    'e.g. this',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '',
    'Two words.\nexample.org',
  ])('%j is not', (text) => {
    expect(readAddresses(text)).toBeNull()
  })

  it('is text with its markup when it is no address, and nothing when it is empty', () => {
    expect(readText('Tides', '<p>Tides</p>')).toEqual({ kind: 'text', text: 'Tides', html: '<p>Tides</p>' })
    expect(readText('https://example.org', '<a href="https://example.org">x</a>').kind).toBe('addresses')
    expect(readText(' ', '')).toEqual({ kind: 'nothing' })
  })
})
