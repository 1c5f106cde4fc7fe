import type { Stamp } from '../../shared/stamp.ts'
import type { Fields } from './local-rows.ts'
import { EVERY_FIELD, loggedFields } from './write-transaction.ts'

type StampedRow = Stamp & Fields

/** `ms36(9)-counter(4)-deviceId`. */
const READING = /^[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-zA-Z]{1,64}$/

/** Computers' clocks differ by minutes; a reading further ahead than a day is a mistake or an attempt to win for ever. */
const MAX_AHEAD_MS = 24 * 60 * 60 * 1000

/** Readings that are none, or far in the future, count as the oldest. */
export function soundClocks(row: StampedRow, now: number): StampedRow {
  const latest = Math.floor(now + MAX_AHEAD_MS)
    .toString(36)
    .padStart(9, '0')
  const clocks = Object.entries(row.clocks).filter(
    ([, reading]) => READING.test(reading) && reading.slice(0, 9) <= latest,
  )
  return { ...row, clocks: Object.fromEntries(clocks) }
}

const clockOf = ({ clocks }: StampedRow, field: string) => clocks[field] ?? clocks[EVERY_FIELD] ?? ''

/**
 * Makes one row of two that are the same: of each field the value that was written last. A row that lives here is not deleted by the
 * other. Answers with `own` itself when there is nothing to take over.
 */
export function mergeRow(own: StampedRow, other: StampedRow): StampedRow {
  const taken = Object.keys(loggedFields(other)).filter((field) => {
    if (field === 'deletedAt' && own.deletedAt === 0) return false
    return clockOf(other, field) > clockOf(own, field)
  })
  if (taken.length === 0) return own
  const merged: Record<string, unknown> = { ...own }
  const clocks: Record<string, string> = { ...own.clocks }
  for (const field of taken) {
    merged[field] = other[field]
    clocks[field] = clockOf(other, field)
  }
  return {
    ...(merged as StampedRow),
    clocks,
    createdAt: Math.min(own.createdAt, other.createdAt),
    updatedAt: Math.max(own.updatedAt, other.updatedAt),
  }
}
