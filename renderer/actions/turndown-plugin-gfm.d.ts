declare module '@joplin/turndown-plugin-gfm' {
  import type TurndownService from 'turndown'
  /** GitHub's additions to Markdown: tables, strikethrough, task lists. */
  export const gfm: TurndownService.Plugin
}
