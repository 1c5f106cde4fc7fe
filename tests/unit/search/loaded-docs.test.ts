import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LoadedDocs } from '../../../renderer/search/loaded-docs.ts'

it('knows the articles newest save first, whatever is put in and taken out', () => {
  const step = fc.record({ n: fc.nat(20), savedAt: fc.nat(9), isPut: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const docs = new LoadedDocs()
      const known = new Map<number, number>()
      for (const { n, savedAt, isPut } of steps) {
        if (isPut) {
          docs.put(n, `id-${n}`, savedAt)
          known.set(n, savedAt)
        } else {
          docs.remove(n)
          known.delete(n)
        }
      }
      const times = docs.newestFirst.map((n) => known.get(n) ?? -1)
      expect(times).toEqual(times.toSorted((a, b) => b - a))
      expect(docs.newestFirst.toSorted((a, b) => a - b)).toEqual([...known.keys()].toSorted((a, b) => a - b))
      expect(docs.idsOf([...known.keys(), 99])).toEqual([...known.keys()].map((n) => `id-${n}`))
    }),
  )
})
