import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, nativeTheme } from 'electron'
import { z } from 'zod'
import { PRIVATE_MODE, writeFileAtomically } from './files/atomic-write.ts'
import { isSystemError } from './files/file-problem.ts'
import { log } from './log.ts'
import type { Rectangle } from './window-bounds.ts'

/** The light and the dark paper of `renderer/styles/tokens.css`, for the first start; later the page says what it painted last. */
const LIGHT_PAPER = '#fbfaf6'
const DARK_PAPER = '#1b1a18'
/** Moving a window sends many events; one write for each second is enough. */
const WRITE_DELAY_MS = 1_000

const stateSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }).nullable(),
  maximized: z.boolean(),
  theme: z.enum(['light', 'dark', 'system']),
  background: z.string().regex(/^#[0-9a-f]{6}$/),
})

type WindowState = z.infer<typeof stateSchema>

let state: WindowState | null = null
let timer: NodeJS.Timeout | undefined
let writing: Promise<void> = Promise.resolve()

const stateFile = () => join(app.getPath('userData'), 'window-state.json')

/** How the windows looked last; the defaults where that is not known. */
export function windowState(): Readonly<WindowState> {
  state ??= readState()
  return state
}

export function keepBounds(bounds: Rectangle, maximized: boolean): void {
  const { x, y, width, height } = bounds
  keep(maximized ? { maximized } : { maximized, bounds: { x, y, width, height } })
}

export const keepAppearance = (theme: WindowState['theme'], background: string) => keep({ theme, background })

/** Writes what is not yet written. */
export async function flushWindowState(): Promise<void> {
  if (timer !== undefined) write()
  await writing
}

function keep(changes: Partial<WindowState>): void {
  state = { ...windowState(), ...changes }
  timer ??= setTimeout(write, WRITE_DELAY_MS)
}

function write(): void {
  clearTimeout(timer)
  timer = undefined
  const text = JSON.stringify(windowState())
  writing = writing
    .then(() => writeFileAtomically(stateFile(), text, PRIVATE_MODE))
    .catch((error: unknown) => log('window-state-not-kept', { error: String(error) }))
}

function readState(): WindowState {
  const defaults: WindowState = {
    bounds: null,
    maximized: false,
    theme: 'system',
    background: nativeTheme.shouldUseDarkColors ? DARK_PAPER : LIGHT_PAPER,
  }
  try {
    const parsed = stateSchema.safeParse(JSON.parse(readFileSync(stateFile(), 'utf8')))
    return parsed.success ? parsed.data : defaults
  } catch (error) {
    if (isSystemError(error) || error instanceof SyntaxError) return defaults
    throw error
  }
}
