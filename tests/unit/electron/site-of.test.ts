import { expect, test } from 'vitest'
import { siteOf } from '../../../electron/capture/site-of.ts'

test.each([
  ['https://www.example.org/a', 'example.org'],
  ['https://news.example.co.uk/', 'example.co.uk'],
  ['http://EXAMPLE.org:8080/', 'example.org'],
  ['https://one.github.io/', 'one.github.io'],
  ['http://127.0.0.1:3000/', '127.0.0.1'],
  ['http://localhost/', 'localhost'],
  ['http://[2001:db8::1]/', '[2001:db8::1]'],
  ['file:///etc/passwd', ''],
  ['not an address', ''],
])('%s belongs to %s', (address, site) => {
  expect(siteOf(address)).toBe(site)
})
