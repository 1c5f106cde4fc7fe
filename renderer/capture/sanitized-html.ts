import type { Brand } from '../../shared/ids.ts'

/** Markup that went through the sanitizer of this version of the program. Only `sanitize-html.ts` makes it. */
export type SanitizedHtml = Brand<string, 'SanitizedHtml'>
