/*
 * What is run inside the windows of Offprint while hostile articles are saved and read: traps that a script would spring, and a look at
 * what stands in the page. Each function is sent to the page by itself, so it uses nothing of this file.
 */

/** Sets the traps, in a page that has loaded. What they catch gathers in `hostileWatch.caught`. */
export function setTraps() {
  const caught = []
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
    window[name] = (...words) => void caught.push(`${name}(${words.join(', ').slice(0, 80)})`)
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
    caught.push(`policy ${effectiveDirective}: ${blockedURI} ${sample}`.slice(0, 160)),
  )
  window.addEventListener('error', ({ message }) => caught.push(`error: ${message}`.slice(0, 160)))
  const named = (object) => new Set(Object.getOwnPropertyNames(object))
  window.hostileWatch = { caught, previous: null, globals: named(window), owned: named(document) }
  // Ours, and zod's, which comes with the page's last modules.
  for (const name of ['hostileWatch', '__zod_globalRegistry']) window.hostileWatch.globals.add(name)
}

/** What the traps have caught since the last time, and what scripts would have left behind. */
export function emptyTraps() {
  const { caught, globals, owned } = window.hostileWatch
  const found = caught.splice(0)
  for (const name of Object.getOwnPropertyNames(window))
    if (!globals.has(name)) {
      globals.add(name)
      found.push(`global ${name}`)
    }
  for (const name of Object.getOwnPropertyNames(document))
    if (!owned.has(name)) found.push(`document.${name}`)
  if (frames.length > 0) found.push(`${frames.length} frames`)
  if (typeof document.getElementById !== 'function' || document.body.nodeName !== 'BODY')
    found.push('document is clobbered')
  return found
}

/** All articles as they are stored: id, title, text and markup, by the title that the bench gave them. */
export async function readStored() {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const db = await done(indexedDB.open('offprint'))
  const all = (table) => done(db.transaction(table).objectStore(table).getAll())
  const [articles, versions, bodies] = await Promise.all(['articles', 'versions', 'bodies'].map(all))
  db.close()
  // The article that is open now, of the welcome, is none of those that are read next.
  window.hostileWatch.previous = document.querySelector('[data-testid="article-text"]')
  const version = new Map(versions.map((row) => [row.id, row]))
  const body = new Map(bodies.map((row) => [row.hash, row]))
  return articles.map(({ id, versionId }) => {
    const { html, text } = body.get(version.get(versionId)?.bodyHash) ?? { html: '', text: '' }
    return { id, html, text }
  })
}

/** Waits until another article than the last one is drawn, does to it what a reader could do, and says what is wrong with it. */
export async function inspectArticle({ text, patience }) {
  const watch = window.hostileWatch
  const drawn = () => {
    const root = document.querySelector('[data-testid="article-text"]')
    return root && root !== watch.previous && root.hasChildNodes() ? root : null
  }
  const root =
    drawn() ??
    (await new Promise((resolve) => {
      const observer = new MutationObserver(() => drawn() && finish(drawn()))
      const timer = setTimeout(() => finish(null), patience)
      const finish = (found) => {
        observer.disconnect()
        clearTimeout(timer)
        resolve(found)
      }
      observer.observe(document.body, { childList: true, subtree: true })
    }))
  if (!root) return text.trim() === '' ? [] : ['not drawn']
  watch.previous = root
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  // The reader takes links over as soon as it has drawn, a little after the text stands there: a link of ours tells when.
  const probe = root.appendChild(Object.assign(document.createElement('a'), { href: '#op-probe' }))
  const deadline = performance.now() + patience
  let taken = false
  const isTaken = () => {
    const look = (event) => {
      taken = event.defaultPrevented
      event.preventDefault()
    }
    window.addEventListener('click', look, { once: true })
    probe.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    return taken
  }
  while (!isTaken() && performance.now() < deadline) await frame()
  probe.remove()
  if (performance.now() >= deadline) return ['links are not taken over']

  const found = []
  if (root.textContent !== text) found.push('the text in the page is not the saved text')
  const FORBIDDEN =
    'script, style, link, meta, base, iframe, frame, object, embed, form, input, button, textarea, select, svg, video, audio, template, slot, dialog, portal, [class], [name], [srcset], [action], [formaction], [background], [poster], [ping], [target], [download], [popover], [autofocus], [contenteditable], [accesskey], [is], [slot], [part], [nonce], [itemprop]'
  const forbidden = root.querySelector(FORBIDDEN)
  if (forbidden) found.push(`forbidden: ${forbidden.outerHTML.slice(0, 120)}`)
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const isOwnStyle = name === 'style' && 'section' in element.dataset && /^--lines: ?\d+;?$/.test(value)
      const isOwnImage = name === 'src' && value.startsWith('blob:app://offprint/')
      const isBad =
        name.startsWith('on') ||
        (name === 'style' && !isOwnStyle) ||
        (name === 'src' && !isOwnImage) ||
        (name === 'href' && !/^(https?:\/\/|mailto:|#op-)/i.test(value)) ||
        (name === 'id' && !value.startsWith('op-')) ||
        name.includes(':')
      if (isBad) found.push(`attribute ${name}="${value.slice(0, 80)}"`)
    }
    for (const type of ['mouseover', 'focus', 'focusin', 'animationstart', 'toggle'])
      element.dispatchEvent(new Event(type, { bubbles: true }))
    // One that bubbled would be an error of the whole window.
    for (const type of ['error', 'load'])
      if (element.nodeName !== 'IMG') element.dispatchEvent(new Event(type))
  }
  // A click that no person made: links must ask for nothing and lead nowhere.
  for (const link of root.querySelectorAll('a, area, summary, [tabindex]')) link.click?.()
  await frame()
  await frame()
  return found
}
