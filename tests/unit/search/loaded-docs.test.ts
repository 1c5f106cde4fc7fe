import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LoadedDocs } from '../../../renderer/search/loaded-docs.ts'

const step = fc.record({ n: fc.nat(20), savedAt: fc.nat(9), isPut: fc.boolean() })
const nameOf = (n: number) => `id-${n}`

it('knows the articles newest save first, whatever was there at first and is put in and taken out', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.nat(20).map(String), fc.nat(9)),
      fc.array(step, { maxLength: 80 }),
      fc.array(fc.nat(25)),
      (first, steps, best) => {
        const docs = new LoadedDocs()
        const known = new Map(Object.entries(first).map(([n, savedAt]) => [Number(n), savedAt]))
        for (const [n, savedAt] of known) docs.add(n, nameOf(n), savedAt)
        docs.sort()
        for (const { n, savedAt, isPut } of steps) {
          if (isPut) {
            docs.put(n, nameOf(n), savedAt)
            known.set(n, savedAt)
          } else {
            docs.remove(n)
            known.delete(n)
          }
        }
        const all = [...known.keys()]
        expect(docs.idsOf([...all, 99])).toEqual(all.map(nameOf))
        const ordered = docs.inOrder(all, best)
        const wanted = [...new Set(best)].filter((n) => known.has(n))
        expect(ordered.slice(0, wanted.length)).toEqual(wanted.map(nameOf))
        const others = ordered.slice(wanted.length)
        expect(others.toSorted()).toEqual(
          all
            .filter((n) => !wanted.includes(n))
            .map(nameOf)
            .toSorted(),
        )
        const times = others.map((id) => known.get(Number(id.slice(3))) ?? -1)
        expect(times).toEqual(times.toSorted((a, b) => b - a))
      },
    ),
  )
})
