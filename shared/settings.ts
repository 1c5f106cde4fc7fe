import { z } from 'zod'
import { ARTICLE_SORTS, FIRST_LOOK, listLookSchema } from './library/list-look.ts'
import { notebookGroupSchema, notebookSortSchema } from './notebook/arrange-entries.ts'
import { NO_FILTER, notebookFilterSchema } from './notebook/notebook-filter.ts'

/** Choices a person made on this computer. Local only; each has a default, so a missing or broken value never stops the app. */
export const readerSettingsSchema = z.object({
  theme: z.enum(['system', 'light', 'sepia', 'dark', 'contrast']),
  family: z.enum(['literata', 'source-serif', 'atkinson', 'opendyslexic', 'inter', 'system']),
  /** CSS pixels. */
  size: z.number().min(13).max(40),
  /** Unitless. */
  lineHeight: z.number().min(1.2).max(2.4),
  /** Characters in a line, roughly (CSS `ch`). */
  width: z.number().min(40).max(110),
  /** Share of the default size of everything, for zoom. */
  zoom: z.number().min(0.5).max(3),
  outline: z.boolean(),
  margin: z.boolean(),
})

export type ReaderSettings = z.infer<typeof readerSettingsSchema>

export const librarySettingsSchema = z.object({
  sidebar: z.boolean(),
  /** CSS pixels. */
  sidebarWidth: z.number().min(180).max(480),
  sort: z.enum(ARTICLE_SORTS),
  look: listLookSchema,
  /** Ids of tags shown with their children. */
  openTags: z.array(z.string()),
  /** Ids of collections shown with those in them. */
  openCollections: z.array(z.string()),
})

export type LibrarySettings = z.infer<typeof librarySettingsSchema>

/** Where the person was, to go on there after a start. */
export const placeSettingsSchema = z.object({
  /** A route as `renderer/navigation.ts` writes it. */
  route: z.string(),
  articleId: z.string(),
})

/** Long enough for a word or two; a longer one would not fit a button. */
const colorNameSchema = z.string().max(40)

export const markingSettingsSchema = z.object({
  color: z.enum(['amber', 'rose', 'sage', 'sky', 'violet']),
  style: z.enum(['highlight', 'underline']),
  /** What a person calls the colours: claim, evidence, doubt. Empty where the colour's own name will do. */
  names: z.object({
    amber: colorNameSchema,
    rose: colorNameSchema,
    sage: colorNameSchema,
    sky: colorNameSchema,
    violet: colorNameSchema,
  }),
})

/** How the notebook is looked at, and where in it the person was. */
export const notebookSettingsSchema = z.object({
  filter: notebookFilterSchema,
  group: notebookGroupSchema,
  sort: notebookSortSchema,
  /** Key of the active line, or empty. */
  line: z.string(),
})

export type NotebookSettings = z.infer<typeof notebookSettingsSchema>

/** More than ever is kept; a broken value must not grow. */
const MOST_RECENT_TAGS = 100

export const taggingSettingsSchema = z.object({
  /** Paths of the tags that were used last, the latest first. Some may be gone. */
  recent: z.array(z.string()).max(MOST_RECENT_TAGS),
})

/** Which keys a person changed, by command. What of it can be used is decided by `shared/commands/keymap.ts`. */
const keyboardSettingsSchema = z.object({
  keys: z.record(z.string().max(80), z.array(z.string().max(60)).max(12)),
})

export const settingsSchema = z.object({
  reader: readerSettingsSchema,
  library: librarySettingsSchema,
  place: placeSettingsSchema,
  marking: markingSettingsSchema,
  tagging: taggingSettingsSchema,
  /** Whether a note is shown as it will look while it is written. */
  writing: z.object({ preview: z.boolean() }),
  queue: z.object({ paused: z.boolean() }),
  /** When the welcome article was stored in this profile; 0 before. */
  welcome: z.object({ seededAt: z.number() }),
  notebook: notebookSettingsSchema,
  keyboard: keyboardSettingsSchema,
  /** Names of what was chosen in the palette last, newest first. */
  palette: z.object({ recent: z.array(z.string().max(200)).max(40) }),
})

export type Settings = z.infer<typeof settingsSchema>
export type SettingsKey = keyof Settings

export const DEFAULT_SETTINGS: Settings = {
  reader: {
    theme: 'system',
    family: 'literata',
    size: 18.5,
    lineHeight: 1.62,
    width: 66,
    zoom: 1,
    outline: true,
    margin: true,
  },
  library: {
    sidebar: true,
    sidebarWidth: 236,
    sort: 'saved-newest',
    look: FIRST_LOOK,
    openTags: [],
    openCollections: [],
  },
  place: { route: '', articleId: '' },
  marking: {
    color: 'amber',
    style: 'highlight',
    names: { amber: '', rose: '', sage: '', sky: '', violet: '' },
  },
  tagging: { recent: [] },
  writing: { preview: false },
  queue: { paused: false },
  welcome: { seededAt: 0 },
  notebook: { filter: NO_FILTER, group: 'none', sort: 'newest', line: '' },
  keyboard: { keys: {} },
  palette: { recent: [] },
}
