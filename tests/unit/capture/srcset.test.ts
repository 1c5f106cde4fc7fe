import { describe, expect, test } from 'vitest'
import { bestCandidate, mapSrcset, parseSrcset } from '../../../renderer/capture/srcset.ts'

describe('srcset', () => {
  test('candidates keep their widths and densities', () => {
    expect(parseSrcset('a.jpg 400w, b.jpg 1200w')).toEqual([
      { url: 'a.jpg', width: 400, density: 1 },
      { url: 'b.jpg', width: 1200, density: 1 },
    ])
    expect(parseSrcset('a.jpg, b.jpg 2x').map(({ density }) => density)).toEqual([1, 2])
  })

  test('a comma within an address does not part it', () => {
    expect(
      parseSrcset('https://cdn.example/w_400,h_300/a.jpg 400w,https://cdn.example/w_800,h_600/a.jpg 800w'),
    ).toEqual([
      { url: 'https://cdn.example/w_400,h_300/a.jpg', width: 400, density: 1 },
      { url: 'https://cdn.example/w_800,h_600/a.jpg', width: 800, density: 1 },
    ])
  })

  test('an empty attribute has no candidates, and white space is no candidate', () => {
    expect(parseSrcset('')).toEqual([])
    expect(parseSrcset(' , ,')).toEqual([])
  })

  test('mapping keeps the descriptors', () => {
    expect(mapSrcset('a.jpg 400w, b.jpg 2x', (url) => `/x/${url}`)).toBe('/x/a.jpg 400w, /x/b.jpg 2x')
    expect(mapSrcset('a.jpg', (url) => `/x/${url}`)).toBe('/x/a.jpg')
  })

  test('among several candidates each says its density: readers that part them at commas take no two for one', () => {
    expect(mapSrcset('a.jpg 1x, b.jpg 2x', (url) => url)).toBe('a.jpg 1x, b.jpg 2x')
  })

  test('the smallest candidate that is wide enough is best, else the widest', () => {
    const best = (srcset: string) => bestCandidate(parseSrcset(srcset))?.url
    expect(best('s 400w, l 3000w, m 1600w')).toBe('m')
    expect(best('s 400w, m 900w')).toBe('m')
    expect(best('one, two 2x, four 4x')).toBe('two')
    expect(bestCandidate([])).toBeUndefined()
  })
})
