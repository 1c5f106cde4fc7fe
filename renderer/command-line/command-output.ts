import type { OffprintBridge } from '../../shared/bridge.ts'

/** Where a command's answers go. Each call answers when the line has been written. */
export interface CommandOutput {
  /** One JSON object on a line of standard output. */
  json(value: unknown): Promise<void>
  /** A document, as it is, on standard output. */
  document(text: string): Promise<void>
  /** A sentence on standard error. */
  error(message: string): Promise<void>
}

/** 0 when all went well, 1 when anything failed, 2 when the command was used wrongly. */
export type ExitCode = 0 | 1 | 2

export function commandOutput(bridge: OffprintBridge, commandId: string): CommandOutput {
  const print = async (stream: 'out' | 'err', line: string) => {
    await bridge.call('commandOutput', { commandId, stream, line })
  }
  return {
    json: (value) => print('out', JSON.stringify(value)),
    document: (text) => print('out', text),
    error: (message) => print('err', message),
  }
}
