import { splitAuthors } from '../../../shared/article/author-names.ts'

const LEAD_IN =
  /^\s*(?:posted|written|published|submitted|contributed|reviewed|articles|more|artikel|auteure?|autore?|autora|veröffentlicht|geschrieben|mehr|publié|publicado|escrito|написал|автор|от|投稿者|文|作者|記者|记者)\s*(?:by|on|from|von|par|por|di)?\s*:?\s+/i

/** What may stand behind a name in a byline: the date, the role, the office. */
const TAIL =
  /\s*(?:\(.*\)|\s[-–—]\s+.*|\bon\s+\w+\s+\d.*|\b(?:updated|published|posted|last)\b.*|,?\s*\b(?:(?:staff|senior|special|contributing|chief|political|science|health|business|technology|sports|content|marketing|product|home|digital|security|and)\s+)*(?:writer|reporter|editor|correspondent|columnist|contributor|expert|coordinator|manager|strategist|specialist)s?\b.*)$/i

/** What a byline holds beside names. */
const NO_NAME = /^(?:staff|by|on|in|the|and|contributor|for .*|.*\b(?:19|20)\d\d\b.*|\d.*)$/i

/** What a byline may call itself in other languages; the colon tells it from a name. */
const LABEL = /^\s*(?:texte?|texto|testo|tekst|words|текст|文字|撰文)\s*[:：]\s*/iu

/** The names in a visible byline: `By Ada Quill and Tom Vale, staff writers | 7 May` holds two. */
export function splitNames(byline: string): string[] {
  return splitAuthors(byline.replace(LABEL, '').replace(LEAD_IN, '').replaceAll(' / ', '; '))
    .map((part) =>
      part
        .replace(LEAD_IN, '')
        .replace(TAIL, '')
        .replace(/^[\s,.:@-]+|[\s,:-]+$/g, ''),
    )
    .filter((name) => name.length > 1 && !NO_NAME.test(name))
}
