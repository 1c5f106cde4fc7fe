import { type Block, readBlocks } from './read-blocks.ts'

/** What stands under an article on its page, by the words it begins with or says, in the languages of most pages read. */
const UNDER_AN_ARTICLE = [
  /^(?:share|tweet|print|e-?mail|follow us|copy link|teilen|drucken|partager|compartir|condividi|udostępnij|поделиться|分享|シェア)\b/i,
  /^(?:related|recommended|read (?:more|next|also)|more (?:from|on|stories|articles|about)|see also|you (?:may|might) (?:also )?like|also read|latest|trending|most (?:read|popular)|up next|next article|previous article)\b/i,
  /^(?:mehr (?:zum|von|aus)|das könnte|auch interessant|weitere (?:artikel|beiträge)|lesen sie auch|meist ?gelesen|zum weiterlesen|verwandte|zurück zur)/i,
  /^(?:à lire aussi|lire aussi|sur le même sujet|articles? (?:liés|similaires)|(?:te|también) puede interesar|lee también|lea (?:también|además)|mirá también|(?:notas|temas|contenido|artículos) relacionad[oa]s?|leia (?:também|mais)|veja também|leggi anche|czytaj (?:też|także)|читайте также|похожие|相关阅读|关联|関連記事)/iu,
  /^(?:tags?|topics?|filed under|categor(?:y|ies)|posted in|labels?|schlagw(?:ort|örter)|themen|kategorien?|etiquetas|mots-clés|теги)\s*:?/i,
  /newsletter|subscribe (?:now|to|for)|sign up (?:for|to|now)|abonnieren sie|jetzt anmelden|suscríbete|abonnez-vous/i,
  /^(?:leave a (?:reply|comment)|post a comment|join the conversation|\d+ (?:comments?|responses?|kommentare|comentarios)|comments?\b|kommentare?\b|comentarios?\b)/i,
  /all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|版权所有|^©|^copyright\b/i,
  /^(?:about the author|über den autor|sobre el autor|à propos de l)/i,
]

/** A longer block is text, whatever it begins with. */
const LONGEST_CLUTTER_WORDS = 40

/** At most this share of an article's words is taken off its end: more is no tail. */
const LARGEST_TAIL = 0.15

/**
 * Takes off the end of an article what stands under it on its page: calls to share, to subscribe and to comment, lists of tags and of
 * other articles, in place. Goes up from the end, and stops at the first block that is none of these.
 */
export function trimEnds(body: HTMLElement): void {
  const blocks = readBlocks(body)
  const words = blocks.reduce((sum, block) => sum + block.words, 0)
  let taken = 0
  for (const block of [...blocks].reverse()) {
    if (block.isLoose || !isUnderArticle(block)) break
    taken += block.words
    if (taken > LARGEST_TAIL * words) break
    removeBlock(block.element, body)
  }
}

function isUnderArticle({ element, words, isLinks }: Block): boolean {
  if (words > LONGEST_CLUTTER_WORDS || element.closest('pre, table, blockquote, figure, math')) return false
  if (element.querySelector('img, math, [id]') || element.closest('[id^="fn" i], [class*="footnote" i]'))
    return false
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim()
  if (UNDER_AN_ARTICLE.some((pattern) => pattern.test(text))) return true
  return isLinks && element.localName !== 'li' && words < LONGEST_CLUTTER_WORDS / 4
}

/** With the boxes that are empty without it. */
function removeBlock(element: Element, root: Element): void {
  let emptied = element
  while (
    emptied.parentElement &&
    emptied.parentElement !== root &&
    (emptied.parentElement.textContent ?? '').trim() === (emptied.textContent ?? '').trim() &&
    !emptied.parentElement.querySelector('img, iframe, video')
  )
    emptied = emptied.parentElement
  emptied.remove()
}
