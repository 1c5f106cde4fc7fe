import { describe, expect, it } from 'vitest'
import { isPublicAddress, readTarget } from '../../../electron/capture/address-policy.ts'

describe('which IP addresses are public', () => {
  const PUBLIC = [
    '1.1.1.1',
    '93.184.216.34',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '2606:4700::1111',
  ]
  const NOT_PUBLIC = [
    ['this computer', '127.0.0.1', '127.255.255.254', '::1', '0.0.0.0', '0.1.2.3', '::'],
    ['private networks', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12::1'],
    ['this link and its metadata service', '169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'fec0::1'],
    [
      'carriers and protocols',
      '100.64.0.1',
      '100.127.255.255',
      '192.0.0.8',
      '192.88.99.1',
      '198.18.0.1',
      '2001::1',
    ],
    ['documentation', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
    ['many at once', '224.0.0.1', '239.255.255.255', '255.255.255.255', '240.0.0.1', 'ff02::1'],
    [
      'IPv4 in a mapped form',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:8.8.8.8',
      '::127.0.0.1',
      '::ffff:0:127.0.0.1',
    ],
    [
      'IPv4 in a translated form',
      '64:ff9b::127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::1',
      '2002:7f00:1::',
      '2001:0:1::1',
    ],
    ['what is no address', '', 'localhost', '1.2.3', '1.2.3.4.5', '0x7f.1', '[::1]'],
  ] as const

  it.each(PUBLIC)('%s is', (address) => expect(isPublicAddress(address)).toBe(true))
  for (const [what, ...addresses] of NOT_PUBLIC)
    it(`${what} are not`, () => expect(addresses.filter(isPublicAddress)).toEqual([]))
})

describe('which addresses are targets', () => {
  it.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://',
    'example.com',
    'http://user:secret@example.com/',
    'http://user@example.com/',
    'http://example.com:25/',
    'https://example.com:6667/',
    'http://exa mple.com/',
  ])('refuses %s', (address) => {
    expect(readTarget(address)).toMatchObject({ ok: false, error: { kind: 'bad-address' } })
  })

  it('reads disguised hosts as what they are', () => {
    for (const disguise of [
      'http://2130706433/',
      'http://0x7f.1/',
      'http://127.1/',
      'http://0177.0.0.1/',
      'http://①②⑦.0.0.1/',
    ])
      expect(readTarget(disguise)).toMatchObject({ ok: true, value: { hostname: '127.0.0.1' } })
  })

  it('follows relative addresses and drops the fragment', () => {
    expect(readTarget('../b#part', 'https://example.com/a/c')).toMatchObject({
      value: { href: 'https://example.com/b' },
    })
  })
})
