import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesIn, packChanges } from '../../../renderer/storage/change-log.ts'
import type { Change } from '../../../renderer/storage/local-rows.ts'

const fields = fc.dictionary(fc.constantFrom('location', 'deletedAt', 'path'), fc.integer())

/** What one action did, in the order of its clock. */
const changes = fc
  .array(
    fc.record({
      table: fc.constantFrom('articles', 'tags', 'taggings'),
      before: fc.option(fields),
      after: fc.option(fields),
    }),
    { maxLength: 400 },
  )
  .map((rows) =>
    rows.map(
      (row, n): Change => ({ hlc: String(n).padStart(5, '0'), actionId: 'one', id: `row ${n}`, ...row }),
    ),
  )

const byHlc = (a: Change, b: Change) => (a.hlc < b.hlc ? -1 : 1)

test('what is packed is what was changed, and each row stands under the reading of its last change', () => {
  fc.assert(
    fc.property(changes, (given) => {
      const rows = packChanges(given)
      expect(changesIn(rows).sort(byHlc)).toEqual(given)
      for (const row of rows) expect(changesIn([row]).at(-1)?.hlc).toBe(row.hlc)
      expect(new Set(rows.map(({ hlc }) => hlc)).size).toBe(rows.length)
      for (const table of ['articles', 'tags', 'taggings']) {
        const own = given.filter((change) => change.table === table)
        const packed = rows.filter((row) => row.table === table)
        // Read in the order of the log, the changes of a table come in theirs.
        expect(changesIn(packed)).toEqual(own)
        expect(packed.length).toBe(Math.ceil(own.length / 100))
      }
    }),
  )
})
