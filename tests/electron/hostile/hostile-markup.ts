/** Long enough to be an article, so that nothing hostile can be left out with it. */
export const sentences = (about: string) =>
  `<p>${Array.from(
    { length: 4 },
    (_, index) =>
      `In the ${index + 2}nd week the ${about} was painted again, and the painter, who had been told to be quick, wrote his name under the last coat.`,
  ).join(' ')}</p>`

/** One of everything that a page could ask of a browser. `HOST` stands for a server that counts. */
const PARTS = [
  '<script>window.ran = 1; document.title = "ran"; alert(1)</script><script src="http://HOST/a.js"></script>',
  '<script type="module">import "http://HOST/m.js"</script><script type="speculationrules">{"prefetch":[{"urls":["http://HOST/s"]}]}</script>',
  '<p style="background:url(http://HOST/bg.png)" onclick="window.ran=2" class="open">A painted paragraph.</p>',
  '<style>@import "http://HOST/i.css"; @font-face{font-family:x;src:url(http://HOST/f.woff2)} *{font-family:x;background:url(http://HOST/all)} body{display:none}</style>',
  '<link rel="stylesheet" href="http://HOST/c.css"><link rel="prefetch" href="http://HOST/p"><link rel="preconnect" href="http://HOST/"><link rel="icon" href="http://HOST/i.ico">',
  '<img src="http://HOST/one.png" srcset="http://HOST/two.png 2x" onerror="window.ran=3" alt="a pot of paint"><picture><source srcset="http://HOST/three.png"><img src="//HOST/four.png" alt="a brush"></picture>',
  '<img src="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 onload=%27top.ran=4%27%3E%3Cscript%3Etop.ran=5%3C/script%3E%3Cimage href=%27http://HOST/in-svg.png%27/%3E%3C/svg%3E" alt="a drawing">',
  '<video src="http://HOST/v.mp4" poster="http://HOST/poster.png" autoplay></video><audio src="http://HOST/a.mp3" autoplay></audio><track src="http://HOST/t.vtt">',
  '<iframe src="http://HOST/frame"></iframe><iframe srcdoc="<script>parent.ran=6</script>"></iframe><object data="http://HOST/o"></object><embed src="http://HOST/e">',
  '<svg><script>window.ran=7</script><animate onbegin="window.ran=8" attributeName="x" dur="1s"/><use href="http://HOST/u.svg#a"/><foreignObject><body onload="window.ran=9"><img src="http://HOST/fo.png"></body></foreignObject></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.ran=10&gt;"></table></mtext><maction actiontype="statusline" href="javascript:window.ran=11">x</maction></math>',
  '<template shadowrootmode="open"><script>window.ran=12</script></template><div><template shadowrootmode="open"><img src="http://HOST/shadow.png"></template></div>',
  '<input autofocus onfocus="window.ran=13"><details open ontoggle="window.ran=14"><summary>More about paint</summary>It dries.</details><dialog open onclose="window.ran=15">A dialogue.</dialog><div popover id="pop" onbeforetoggle="window.ran=16">A popover.</div><button popovertarget="pop">Pop</button>',
  '<form action="http://HOST/form" method="post" id="offprint"><input name="body" value="x"><input name="parentNode"><button formaction="javascript:window.ran=17">Send</button></form>',
  '<p id="root">A root.</p><p id="offprint">A bridge.</p><img name="getElementById" src="http://HOST/n.png" alt=""><a id="location" name="cookie" href="http://HOST/n">A name.</a><p id="op-root">A prefix.</p>',
  '<base href="http://HOST/base/"><meta http-equiv="refresh" content="0;url=http://HOST/refreshed"><meta http-equiv="Content-Security-Policy" content="default-src *">',
  '<p>Links: <a href="javascript:window.ran=18">one of script</a>, <a href="java&#10;script:window.ran=19">one with a break</a>, <a href="data:text/html,<script>opener.ran=20</script>">one of data</a>, <a href="vbscript:x">an old one</a>, <a href="file:///etc/passwd">one of a file</a>, <a href="app://offprint/ingest.html">one of the app</a>, <a href="blob:app://offprint/1">one of a blob</a>, <a href="ms-msdt:/id">one of a program</a>, <a href="https://user:secret@paint.example/">one with a name in it</a>.</p>',
  '<p>And <a href="https://paint.example/shop" target="_blank" ping="http://HOST/ping" onclick="window.ran=21" download>the shop</a>, <a href="mailto:painter@paint.example">the painter</a>, <a href="#root" target="_top">the root</a>.</p>',
  '<marquee onstart="window.ran=22">A marquee.</marquee><xss onpointerover="window.ran=23" tabindex="0" contenteditable>A made-up thing.</xss><noscript><p title="</noscript><img src=x onerror=window.ran=24>"></noscript>',
] as const

/** A page that tries everything at once, from a server at `host`. */
export const hostilePage = (host: string) =>
  `<!doctype html><html lang="en" onclick="window.ran=25"><head><title>The paint &lt;img src=x onerror=ran=26&gt; \u202Egnp.exe</title></head><body onload="window.ran=27" background="http://HOST/body.png"><article><h1>The paint &lt;img src=x onerror=ran=26&gt; \u202Egnp.exe</h1>${sentences('boat')}${sentences('quay')}${PARTS.join('\n')}${sentences('lamp')}<p>The last coat is dry.</p></article></body></html>`.replaceAll(
    'HOST',
    host,
  )

/** Pages that are hostile by their size alone, by name. */
export const HEAVY_PAGES: Readonly<Record<string, string>> = {
  'ten thousand quotations deep': `${'<blockquote>'.repeat(10_000)}deep${'</blockquote>'.repeat(10_000)}`,
  'ten thousand styles deep': `<p>${'<b>'.repeat(10_000)}deep${'</b>'.repeat(10_000)}</p>`,
  'a hundred thousand elements': `<p>${'<i>a</i> '.repeat(100_000)}</p>`,
  'a word of many letters': `<p>${'a'.repeat(200_000)}</p><p title="${'b'.repeat(1_000_000)}">A title.</p>`,
  'entities that are many': `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>${'&b;&amp;&lt;&nbsp;&CounterClockwiseContourIntegral;'.repeat(5_000)}</p>`,
  'a drawing of comments': `<p><img src="data:image/svg+xml,${encodeURIComponent('<!---->'.repeat(400))}" alt="drawn"></p>`,
}

export const heavyPage = (name: string, body: string) =>
  `<!doctype html><html lang="en"><head><title>${name}</title></head><body><article><h1>${name}</h1>${sentences('tower')}${sentences('stair')}${body}</article></body></html>`
