/*
 * The parts of a zip file that Offprint writes and reads (PKWARE's APPNOTE.TXT): entries stored or deflated, names in UTF-8, and the
 * 64-bit records that a library of more than 65,535 images or four gigabytes needs.
 */

export const SIGNATURE = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  end64Locator: 0x07064b50,
} as const

export const HEADER_SIZE = { local: 30, central: 46, end: 22, end64: 56, end64Locator: 20 } as const

export const METHOD = { stored: 0, deflated: 8 } as const

/** Stands in a field of 16 or 32 bits when the value is in a 64-bit record. */
export const IN_64_BITS = { short: 0xffff, long: 0xffffffff } as const

/** The tag of the extra field that holds 64-bit values. */
export const EXTRA_64 = 0x0001

/** Names are UTF-8. */
export const UTF8_NAMES = 0x0800

/** Version 4.5 of the format is the first with 64-bit records. */
export const VERSION = { plain: 20, zip64: 45 } as const
