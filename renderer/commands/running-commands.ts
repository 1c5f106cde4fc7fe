import { useEffect, useRef } from 'react'
import { COMMANDS, type CommandId } from '../../shared/commands/command.ts'

/** What a screen does at commands, from wherever they come: its keys, the application's menu, the palette. */
export interface CommandRunner {
  /** Why a command cannot be run at this moment, in words; empty where it can. Null: it is not this screen's, or makes no sense now. */
  whyNot(id: CommandId): string | null
  run(id: CommandId): void
}

/** What can be run now, or why not. */
export interface OfferedCommand {
  readonly id: CommandId
  readonly whyNot: string
}

const runners = new Set<{ readonly current: CommandRunner }>()

/** Answers for commands while the component is there. */
export function useCommandRunner(runner: CommandRunner): void {
  const latest = useRef(runner)
  latest.current = runner
  useEffect(() => {
    runners.add(latest)
    return () => {
      runners.delete(latest)
    }
  }, [])
}

/** Every command that makes sense at this moment, in their order. */
export function offeredCommands(): readonly OfferedCommand[] {
  return COMMANDS.flatMap(({ id }) => {
    for (const { current } of runners) {
      const whyNot = current.whyNot(id)
      if (whyNot !== null) return [{ id, whyNot }]
    }
    return []
  })
}

/** Runs a command in the screen that answers for it, as its key would. */
export function runCommand(id: CommandId): void {
  const runner = [...runners].find(({ current }) => current.whyNot(id) === '')
  runner?.current.run(id)
}
