import type { CommandId } from '../../shared/commands/command.ts'
import { type MatchedName, prepareName, scoreName } from '../../shared/commands/match-words.ts'
import type { Destinations, NamedArticle } from '../queries/destinations.ts'
import type { Place, View } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'
import type { OfferedCommand } from './running-commands.ts'

/** The sections of the settings, each by the end of its heading's id. */
const SETTINGS_SECTIONS = {
  appearance: messages.settings.appearance.title,
  library: messages.settings.library.title,
  marking: messages.settings.marking.title,
  backup: messages.settings.backup.title,
  offline: messages.offline.title,
  extraction: messages.extraction.settings.title,
  'tag-rules': messages.tags.rules.title,
  duplicates: messages.duplicates.title,
  annotations: messages.settings.annotations.title,
  'sign-ins': messages.signingIn.settings.title,
  keyboard: messages.commands.keyboard.title,
} as const

export type SettingsSection = keyof typeof SETTINGS_SECTIONS

/** Where an entry of the palette leads. */
export type PaletteAim =
  | { readonly kind: 'command'; readonly id: CommandId }
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'settings'; readonly section: SettingsSection }
  | { readonly kind: 'article'; readonly articleId: string }

/** One line of the palette. */
export interface PaletteEntry {
  /** Tells it from all others, also next time. */
  readonly name: string
  readonly label: string
  /** Said beside it: where it works, what it is. */
  readonly detail: string
  /** Why it cannot be done now; empty where it can. */
  readonly whyNot: string
  readonly aim: PaletteAim
}

interface MatchedEntry extends PaletteEntry {
  readonly matched: MatchedName
}

const PLACES: readonly Place[] = ['inbox', 'later', 'archive', 'all', 'favourites', 'trash']
/** Lines that are drawn; who wants more of them types on. */
const MOST_SHOWN = 80
/** Newest articles that stand there before anything is typed. */
const NEWEST = 5
/** What was chosen lately is worth as much as a word that comes first, and what cannot be done comes after what can. */
const RECENT_BONUS = 20
const IMPOSSIBLE_PENALTY = 60

/** The commands that may be run now: those of the screen before those of the window, and last what cannot be done at this moment. */
export function commandEntries(offered: readonly OfferedCommand[]): readonly PaletteEntry[] {
  const { names, places } = messages.commands
  const last = ({ id, whyNot }: OfferedCommand) => Number(id.startsWith('window.')) + (whyNot === '' ? 0 : 2)
  const ordered = [...offered].sort((a, b) => last(a) - last(b))
  return ordered.map(({ id, whyNot }) => ({
    name: `command:${id}`,
    label: names[id],
    detail: places[id.slice(0, id.indexOf('.')) as keyof typeof places],
    whyNot,
    aim: { kind: 'command', id },
  }))
}

/** The places that one can go to. */
export function placeEntries(destinations: Destinations | undefined): readonly PaletteEntry[] {
  const { palette } = messages.commands
  const { collections = [], tags = [] } = destinations ?? {}
  const go = (name: string, label: string, aim: PaletteAim): PaletteEntry => ({
    name,
    label,
    detail: palette.place,
    whyNot: '',
    aim,
  })
  return [
    ...PLACES.map((place) =>
      go(`place:${place}`, palette.goTo(messages.library.places[place]), {
        kind: 'view',
        view: { kind: 'place', place },
      }),
    ),
    ...collections.map(({ id, name }) =>
      go(`collection:${id}`, palette.goToCollection(name), {
        kind: 'view',
        view: { kind: 'collection', collectionId: id },
      }),
    ),
    ...tags.map(({ id, path }) =>
      go(`tag:${id}`, palette.goToTag(path), { kind: 'view', view: { kind: 'tag', tagId: id } }),
    ),
    ...(Object.keys(SETTINGS_SECTIONS) as SettingsSection[]).map((section) =>
      go(`settings:${section}`, palette.goToSettings(SETTINGS_SECTIONS[section]), {
        kind: 'settings',
        section,
      }),
    ),
  ]
}

export function articleEntries(articles: readonly NamedArticle[]): readonly PaletteEntry[] {
  return articles.map(({ id, title, siteName }) => ({
    name: `article:${id}`,
    label: title || messages.library.list.untitled,
    detail: siteName || messages.commands.palette.article,
    whyNot: '',
    aim: { kind: 'article', articleId: id },
  }))
}

/** Prepares entries for matching, once for many queries. */
export function prepareEntries(entries: readonly PaletteEntry[]): readonly MatchedEntry[] {
  return entries.map((entry) => ({ ...entry, matched: prepareName(entry.label) }))
}

/**
 * The lines that fit, best first. Without a query: what was chosen last, then the commands, the places that are always there, and the
 * newest articles.
 * @param articles found for the query already, in their order
 * @param recent names of entries, newest first
 */
export function shownEntries(
  query: string,
  entries: readonly MatchedEntry[],
  articles: readonly PaletteEntry[],
  recent: readonly string[],
): readonly PaletteEntry[] {
  if (query.trim() === '') {
    const all = [...entries, ...articles]
    const byName = new Map(all.map((entry) => [entry.name, entry]))
    const lately = recent.flatMap((name) => byName.get(name) ?? []).filter(({ whyNot }) => whyNot === '')
    const rest = entries.filter(({ name }) => !name.startsWith('tag:') && !name.startsWith('collection:'))
    return [...new Set<PaletteEntry>([...lately, ...rest, ...articles.slice(0, NEWEST)])].slice(0, MOST_SHOWN)
  }
  // Found by an author's name, an article fits though its title does not.
  const found = articles.map((entry) => ({ entry, score: scoreName(prepareName(entry.label), query) || 1 }))
  const fitting = entries.flatMap(({ matched, ...entry }) => {
    const score = scoreName(matched, query)
    if (score === 0) return []
    const bonus = recent.includes(entry.name) ? RECENT_BONUS : 0
    return [{ entry, score: score + bonus - (entry.whyNot === '' ? 0 : IMPOSSIBLE_PENALTY) }]
  })
  return [...fitting, ...found]
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SHOWN)
    .map(({ entry }) => entry)
}
