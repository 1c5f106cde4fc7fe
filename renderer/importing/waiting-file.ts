import type { BridgeErrorKind, GivenFile, OffprintBridge } from '../../shared/bridge.ts'
import { LARGEST_ARTICLE_FILE_BYTES } from '../../shared/largest-file.ts'
import { type Failure, fail, type Result } from '../../shared/result.ts'
import type { IncomingFile } from '../actions/actions.ts'

/** A file that is to be saved and is not read yet: of thousands only a few are in memory. */
export interface WaitingFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
  read(): Promise<Result<IncomingFile, Failure<BridgeErrorKind>>>
}

/** Files that the shell hands over. What is larger than any article is refused unread. */
export function fromShell(bridge: Pick<OffprintBridge, 'call'>, files: readonly GivenFile[]): WaitingFile[] {
  return files.map(({ name, handle, size }) => ({
    name,
    size,
    read: async () => {
      if (size > LARGEST_ARTICLE_FILE_BYTES) return tooLarge(size)
      const { readGivenFile } = await import('../actions/read-given-file.ts')
      return readGivenFile(bridge, handle)
    },
  }))
}

export const tooLarge = (size: number) => fail('too-large', `${size} bytes`)
