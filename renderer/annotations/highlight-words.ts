import type { Highlight } from '../../shared/annotation/highlight.ts'
import { messages } from '../ui/messages.ts'

/** What a highlight is called by: its quote, or of a whole element what it is. */
export function wordsOf({ element, quote }: Pick<Highlight, 'element' | 'quote'>): string {
  return element ? messages.annotations.element.name(element.kind, element.label) : quote
}

/** What of a highlight is copied: its quote, or of a whole element its Markdown. */
export function copyOf({ element, quote }: Pick<Highlight, 'element' | 'quote'>): string {
  return element?.markdown || quote
}
