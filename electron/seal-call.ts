import type { Call } from './handover-wire.ts'

/**
 * A call as the lock can carry it: JSON in base64. Chromium cuts what it is given at every NUL and trims white space beside the cuts,
 * which loses the whole call where it serializes to such bytes: an array of ten words, or any text beyond Latin-1 with a space in it.
 */
export const sealCall = (call: Call): Record<string, string> => ({
  call: Buffer.from(JSON.stringify(call)).toString('base64'),
})
