const LEAD_IN =
  /^\s*(?:(?:posted|written|published|story|words|text|report(?:ed)?|article|submitted|contributed)\s+)?(?:by|von|par|por|di|av|door|autor(?:in)?|author|автор|from)\s*:?\s+/i

const BETWEEN =
  /\s*(?:[;|/&•·]|\n|,(?!\s*(?:jr|sr|ph\.?d|m\.?d|iii?)\b)|\s(?:and|und|et|y|e|og|och|en|и|with)\s)\s*/i

/** What may stand behind a name in a byline: the date, the role, the office. */
const TAIL =
  /\s*(?:\(.*\)|\|.*|[-–—]\s+.*|\bon\s+\w+\s+\d.*|\b(?:updated|published|posted|last)\b.*|,?\s*(?:staff|senior|special|contributing|political|science|health|business)?\s*(?:writer|reporter|editor|correspondent|columnist|contributor)s?\b.*)$/i

/** The names in a byline: `By Ada Quill and Tom Vale, staff writers` holds two. */
export function splitNames(byline: string): string[] {
  return byline
    .replace(/\s+/g, ' ')
    .replace(LEAD_IN, '')
    .split(BETWEEN)
    .map((part) =>
      part
        .replace(LEAD_IN, '')
        .replace(TAIL, '')
        .replace(/^[\s,.:@-]+|[\s,:-]+$/g, ''),
    )
    .filter((name) => name.length > 1 && !/^(?:staff|writer|reporter|editor)s?$/i.test(name))
}
