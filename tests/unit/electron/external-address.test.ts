import { expect, it } from 'vitest'
import { contentPolicy } from '../../../electron/content-policy.ts'
import { readExternalAddress } from '../../../electron/external-address.ts'

it.each(['https://example.com/a?b#c', 'http://example.com/', 'mailto:someone@example.com?subject=Hello'])(
  'opens %s outside',
  (address) => expect(readExternalAddress(address)).toEqual({ ok: true, value: address }),
)

it.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'app://offprint/index.html',
  'vbscript:x',
  'ms-msdt:/id',
  'smb://host/share',
  '\\\\host\\share',
  'https://example.com@evil.example/',
  'https://user:secret@example.com/',
  'not an address',
  '',
])('opens %j nowhere', (address) => expect(readExternalAddress(address)).toMatchObject({ ok: false }))

it('gives the reading page a policy that lets nothing in but itself and blob images', () => {
  expect(contentPolicy('/index.html')).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; media-src blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types offprint dompurify default",
  )
})

it('gives the ingest page the same but for style attributes, and other files the reading page’s', () => {
  const inline = "; style-src-attr 'unsafe-inline'"
  expect(contentPolicy('/ingest.html')).toBe(contentPolicy('/index.html') + inline)
  expect(contentPolicy('/assets/worker.js')).toBe(contentPolicy('/index.html'))
})
