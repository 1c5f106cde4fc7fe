/** What is written over a list of other articles, or before a link to one, in the languages of most pages read. */
const OVER_OTHERS = [
  /^(?:related|recommended|read (?:more|next|also)|more (?:from|on|stories|articles|about|news|to read)|you (?:may|might) (?:also )?like|also (?:read|in the news)|latest|trending|most (?:read|popular|viewed)|popular (?:posts|articles|stories)|up next|watch next|next article|previous article|quick ?links)(?![\p{L}\p{N}])/iu,
  /^(?:mehr (?:zum|von|aus)|das (?:thema )?könnte|auch interessant|auch lesen|weitere (?:artikel|beiträge|themen)|weiterlesen|lesen sie (?:auch|mehr)|meist ?gelesen|viel gelesen|beliebte (?:artikel|beiträge|inhalte)|empfehlungen (?:aus|der|für)|zum weiterlesen|verwandte|themen der ausgabe)/i,
  /^(?:à lire aussi|lire aussi|sur le même sujet|articles? (?:liés|similaires)|(?:te|también) puede interesar|lee también|lea (?:también|además)|mirá también|puedes ver|(?:notas|temas|contenido|artículos) relacionad[oa]s?|leia (?:também|mais)|veja também|leggi anche|czytaj (?:też|także)|читайте также|читают сейчас|похожие|相关阅读|关联|関連記事)/iu,
]

/** Whether a line announces other articles. */
export const announcesOthers = (line: string) => OVER_OTHERS.some((pattern) => pattern.test(line))
