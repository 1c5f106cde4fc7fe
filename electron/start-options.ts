import { type ParsedCommand, parseArguments } from '../shared/command-line/parse-arguments.ts'
import { err, ok, type Result } from '../shared/result.ts'

/** Everything after this word is a command line of the person's, word for word. */
const COMMAND_MARKER = '--offprint-command'

/** What this process was started for. Paths are as typed, relative to the folder it was started in. */
export type StartOptions =
  | { readonly kind: 'open'; readonly profile: string; readonly words: readonly string[] }
  | {
      readonly kind: 'command'
      readonly profile: string
      readonly words: readonly string[]
      readonly command: ParsedCommand
    }

/**
 * Reads `process.argv`. In a development run the first word that is no switch is the app's own folder. The error is a sentence for
 * the person who typed the command.
 */
export function readStartOptions(argv: readonly string[], isPackaged: boolean): Result<StartOptions, string> {
  const marker = argv.indexOf(COMMAND_MARKER)
  if (marker >= 0) {
    const words = argv.slice(marker + 1)
    const parsed = parseArguments(words)
    return parsed.ok ? ok({ kind: 'command', words, ...parsed.value }) : parsed
  }
  const { profile, words } = withoutSwitches(argv.slice(1))
  if (profile === null) return err('--profile needs a folder.')
  return ok({ kind: 'open', profile, words: isPackaged ? words : words.slice(1) })
}

/** Chromium's switches are one word each; ours has its value in the next word or behind `=`. */
function withoutSwitches(argv: readonly string[]): { profile: string | null; words: string[] } {
  let profile: string | null = ''
  const words: string[] = []
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? ''
    if (word === '--profile') profile = argv[++index] || null
    else if (word.startsWith('--profile=')) profile = word.slice('--profile='.length) || null
    else if (!word.startsWith('-')) words.push(word)
  }
  return { profile, words }
}
