import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalizeUrl, urlKeyOf } from '../../../shared/article/article-identity.ts'

const canonical = (address: string): string => {
  const result = canonicalizeUrl(address)
  return result.ok ? result.value : `refused: ${result.error.kind}`
}

describe('canonicalizeUrl', () => {
  it.each([
    ['HTTPS://Example.ORG:443/A/b', 'https://example.org/A/b'],
    ['http://example.org.:80', 'http://example.org/'],
    ['https://user:secret@example.org/x', 'https://example.org/x'],
    ['https://example.org/x#part-2', 'https://example.org/x'],
    ['https://example.org/#!/story/7', 'https://example.org/#!/story/7'],
    ['https://example.org/x?utm_source=mail&b=2&fbclid=xyz&a=1', 'https://example.org/x?b=2&a=1'],
    ['https://example.org/x?UTM_Medium=a&', 'https://example.org/x'],
    ['https://example.org/x?flag&q=a%20b+c', 'https://example.org/x?flag&q=a%20b+c'],
    ['https://example.org/x?ref=main', 'https://example.org/x?ref=main'],
    ['https://bücher.example/ä', 'https://xn--bcher-kva.example/%C3%A4'],
    ['  https://example.org/x\n', 'https://example.org/x'],
  ])('brings %s to %s', (address, expected) => {
    expect(canonical(address)).toBe(expected)
  })

  it.each([
    '',
    'example.org/x',
    'ftp://example.org/x',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
  ])('refuses %j', (address) => {
    expect(canonical(address)).toBe('refused: bad-address')
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => {
        expect(canonical(canonical(address))).toBe(canonical(address))
      }),
    )
  })

  it('keeps the parameters of a page whatever tracking surrounds them', () => {
    const pair = fc.tuple(fc.stringMatching(/^x[a-z]{0,5}$/), fc.stringMatching(/^[a-z0-9%]{0,5}$/))
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1 }), fc.nat(), (pairs, at) => {
        const kept = pairs.map(([name, value]) => `${name}=${value}`)
        const withTracking = kept.toSpliced(at % (kept.length + 1), 0, 'utm_campaign=spring', 'gclid=1')
        expect(canonical(`https://example.org/?${withTracking.join('&')}`)).toBe(
          canonical(`https://example.org/?${kept.join('&')}`),
        )
      }),
    )
  })
})

describe('urlKeyOf', () => {
  const key = (url: string, canonicalUrl: string): string => urlKeyOf({ url, canonicalUrl, textHash: 'abc' })

  it.each([
    [
      'the page names itself',
      'https://example.org/a?utm_source=x',
      'https://example.org/a',
      'https://example.org/a',
    ],
    ['the canonical link is relative', 'https://example.org/a?print=1', '/a', 'https://example.org/a'],
    [
      'the page is the mobile edition',
      'https://en.m.example.org/w/A',
      'https://en.example.org/w/A',
      'https://en.example.org/w/A',
    ],
    [
      'the page is the AMP edition',
      'https://amp.example.org/a',
      'https://www.example.org/a',
      'https://www.example.org/a',
    ],
    ['http moved to https', 'http://example.org/a', 'https://example.org/a', 'https://example.org/a'],
    ['nothing is claimed', 'https://example.org/a', '', 'https://example.org/a'],
    ['a file names its page', '', 'https://example.org/a', 'https://example.org/a'],
    [
      'the home page itself is saved',
      'https://example.org/?utm_source=x',
      'https://example.org/',
      'https://example.org/',
    ],
  ])('believes a canonical link when %s', (_, url, canonicalUrl, expected) => {
    expect(key(url, canonicalUrl)).toBe(expected)
  })

  it.each([
    ['the home page', 'https://example.org/2026/a', 'https://example.org/'],
    ['the home page, by index file', 'https://example.org/2026/a', 'https://example.org/index.html'],
    ['one language’s home page', 'https://example.org/en/2026/a', 'https://example.org/en/'],
    ['another host', 'https://example.org/a', 'https://copycat.example/a'],
    ['another port', 'https://example.org/a', 'https://example.org:8443/a'],
    [
      'the page without what tells articles apart',
      'https://example.org/show.php?id=7',
      'https://example.org/show.php',
    ],
    ['the home page from a numbered one', 'https://example.org/?p=7', 'https://example.org/'],
    ['no page at all', 'https://example.org/a', 'javascript:alert(1)'],
    ['nothing that can be read', 'https://example.org/a', 'http://['],
  ])('does not believe a canonical link to %s', (_, url, canonicalUrl) => {
    expect(key(url, canonicalUrl)).toBe(url)
  })

  it('falls back on the text where there is no address', () => {
    expect(key('', '')).toBe('text:abc')
    expect(key('file:///home/me/a.html', '')).toBe('text:abc')
    expect(key('', 'https://example.org/')).toBe('text:abc')
  })
})
