/* Articles in our own words, made for what a reader must be able to show. */

export const PORT_ARTICLE = `
<p>The harbour board said that the first crane “will not be the last” when it opened the northern quay
<b>in front of forty people</b>, most of whom had come by bus and left by the same one.</p>
<p>Naturally the fishermen see it otherwise. Their moorings were moved twice in one winter, and
<a href="https://example.org/moorings">the list of berths</a> still names a street that was built over.</p>
<h2>The quay</h2>
<p>A quay is a promise in concrete. It says that ships will come, that somebody will unload them, and that
what is unloaded will be worth more here than there.<a href="#n1" data-footnote="ref">1</a></p>
<p>Whoever counts the ships finds that the promise is kept on Tuesdays. On the other days the crane stands with its
arm up, like a pupil who knows the answer and is not asked.</p>
<h3>What it cost</h3>
<table><thead><tr><th>Year</th><th>Planned</th><th>Spent</th><th>Ships</th></tr></thead>
<tbody><tr><td>2019</td><td>12 million</td><td>19 million</td><td>0</td></tr>
<tr><td>2022</td><td>4 million</td><td>11 million</td><td>31</td></tr></tbody></table>
<figure><img data-asset="0" alt="The crane at dusk" width="800" height="420"><figcaption>The crane at dusk, before the rain.</figcaption></figure>
<h2>The town behind it</h2>
<blockquote><p>We were told that the water would bring the road. It was the road that brought the water.</p></blockquote>
<p>The program that the board uses for its berths fits on a page:</p>
<pre><code data-lang="js">const free = berths.filter((berth) => !berth.taken)
console.log(free.length)</code></pre>
<p>It prints <code>0</code> on Tuesdays and a number that nobody reads on the other days.</p>
<ul><li>Four berths are kept for the navy.</li><li>Two are kept for nobody.</li></ul>
<p>The board answers that <em>demand follows supply</em>, which is true of sand as well.</p>
<ol data-footnote="list"><li id="n1" data-footnote="item">The board’s own forecast, page nine, in a footnote of its own. <a href="#" data-footnote="back">↩</a></li></ol>
`

export const RTL_ARTICLE = `
<p>كان الميناء القديم يستيقظ قبل المدينة بساعة. يخرج الصيادون في العتمة ويعودون حين تفتح المدارس أبوابها، فلا يراهم
الأطفال إلا أيام العطل.</p>
<h2>الرصيف الجديد</h2>
<p>الرصيف وعد من خرسانة: يقول إن السفن ستأتي، وإن أحدا سيفرغها. ومن يعد السفن يجد أن الوعد يصدق يوم الثلاثاء فقط.</p>
<ul><li>أربعة مراسٍ للبحرية.</li><li>مرسيان لا أحد.</li></ul>
`

const WORDS =
  'harbour quay crane berth tide ledger winter street promise answer water road count board ship morning lamp stone letter bridge'.split(
    ' ',
  )

/** A long article: so many paragraphs, always the same ones. A heading stands before each twentieth. */
export function longArticle(paragraphs: number): string {
  let seed = 7
  const next = (limit: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % limit
  }
  const parts: string[] = []
  for (let index = 0; index < paragraphs; index++) {
    if (index % 20 === 0) parts.push(`<h2>Part ${index / 20 + 1}</h2>`)
    const words = Array.from({ length: 40 + next(60) }, () => WORDS[next(WORDS.length)] ?? '')
    parts.push(`<p>Paragraph ${index} begins. ${words.join(' ')}.</p>`)
  }
  return parts.join('\n')
}
