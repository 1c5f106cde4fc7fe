import { type Failure, fail, ok, type Result } from '../../shared/result.ts'

/** What one of the three systems refuses in a file's name; a separator would also lead into another folder. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f]/
/** Windows keeps these for devices, whatever the extension (Naming Files, Paths, and Namespaces; Microsoft). */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i
/** The longest name in most file systems, and the room that a temporary file's name takes. */
const LONGEST_NAME_BYTES = 255 - 32

/**
 * Checks a name for a file of an export folder: one plain name that is a file on Linux, macOS and Windows alike. The exporter
 * makes such names; any other did not come from it. Hidden files (a leading dot) configure other programs and are refused.
 */
export function checkExportName(name: string): Result<string, Failure<'bad-name'>> {
  if (name === '' || FORBIDDEN.test(name))
    return fail('bad-name', 'empty, or with a character that no file name has')
  if (name.startsWith('.') || /[. ]$/.test(name) || name.startsWith(' '))
    return fail('bad-name', 'a dot or a space at its edge')
  if (RESERVED.test(name)) return fail('bad-name', 'reserved by Windows')
  if (Buffer.byteLength(name) > LONGEST_NAME_BYTES) return fail('bad-name', 'too long')
  return ok(name)
}
