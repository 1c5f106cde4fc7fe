/** What anchoring knows of one text, worked out once and shared by all its highlights. */
export interface PreparedText {
  readonly text: string
}

/** Prepares a text for anchoring many highlights in it; what is costly is worked out when it is first needed. */
export function prepareText(text: string): PreparedText {
  return { text }
}
