import type { ReaderSettings } from '../../shared/settings.ts'

type ThemeChoice = ReaderSettings['theme']
export type Theme = Exclude<ThemeChoice, 'system'>

const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'sepia', 'dark', 'contrast']

/** Where the last choice is copied to, so that the first frame has it before the database is open. */
const COPY = 'offprint-theme'

const prefersDark = () => window.matchMedia('(prefers-color-scheme: dark)')

/** The set of colours that a choice means now. */
export function themeOf(choice: ThemeChoice): Theme {
  if (choice !== 'system') return choice
  return prefersDark().matches ? 'dark' : 'light'
}

/** The choice as it was last time; as the system before the first. */
export function lastThemeChoice(): ThemeChoice {
  const copy = localStorage.getItem(COPY)
  return CHOICES.find((choice) => choice === copy) ?? 'system'
}

/** Puts a choice of colours on the page. */
export function paintTheme(choice: ThemeChoice): void {
  document.documentElement.dataset.theme = themeOf(choice)
  localStorage.setItem(COPY, choice)
}

/** Calls back when the system turns light or dark. */
export function onSystemTheme(changed: () => void): () => void {
  const query = prefersDark()
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** The paper's colour as the shell takes it, or null where the system sets the colours. */
export function paperColor(): string | null {
  const color = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()
  return /^#[0-9a-f]{6}$/.test(color) ? color : null
}
