import type { PageFacts } from '../../shared/article/judge-thin.ts'
import { parseInert } from '../trusted.ts'
import { boundMarkup } from './bound-markup.ts'
import { boundPage } from './bound-page.ts'
import { countWords } from './read-blocks.ts'

/** Where applications of the common kinds draw themselves. */
const ROOTS =
  '#root, #app, #__next, #__nuxt, #___gatsby, #svelte, #main-app, app-root, [data-reactroot], [ng-app], [ng-version]'
/** More words than these under a root: it was drawn before it was sent. */
const WORDS_OF_A_PLACEHOLDER = 15
/** The name is the same in every language. A longer text that names it is about it. */
const SCRIPTS_BY_NAME = /java\s?script/i
const LONGEST_REQUEST = 600

/**
 * What forms to sign in are known by: the kind of their fields, what browsers are told to fill in, and where they lead.
 * https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofilling-form-controls:-the-autocomplete-attribute
 */
const SIGN_IN_FIELDS =
  'input[type="password" i], input[autocomplete~="username" i], input[autocomplete~="current-password" i], input[autocomplete~="webauthn" i]'
const SIGN_IN_ACTION = /[/_.-](?:log|sign)-?_?in(?:[/_.?#-]|$)/i

/** What a downloaded page shows of its need for scripts. @param words of the article that was found in it */
export function factsWithoutScripts(html: string, words: number): PageFacts {
  // Bounded like the page that the article is looked for in: what follows looks at all of it several times.
  const doc = boundPage(parseInert(boundMarkup(html)))
  const roots = [...doc.querySelectorAll(ROOTS)]
  return {
    words,
    markupLength: html.length,
    scripts: doc.querySelectorAll('script:not([type*="json"]), link[rel="modulepreload"]').length,
    hasEmptyRoot: roots.some((root) => countWords(shownText(root)) < WORDS_OF_A_PLACEHOLDER),
    asksForScripts: asksForScripts(doc),
    hasSignInForm: hasSignInForm(doc),
  }
}

function asksForScripts(doc: Document): boolean {
  const texts = [...doc.querySelectorAll('noscript')].map((noscript) => noscript.textContent ?? '')
  return [...texts, shownText(doc.body)].some(
    (text) => text.length <= LONGEST_REQUEST && SCRIPTS_BY_NAME.test(text),
  )
}

const hasSignInForm = (doc: Document) =>
  doc.querySelector(SIGN_IN_FIELDS) !== null ||
  [...doc.forms].some((form) => SIGN_IN_ACTION.test(form.getAttribute('action') ?? ''))

function shownText(root: Element): string {
  const copy = root.cloneNode(true) as Element
  for (const hidden of copy.querySelectorAll('script, style, template, noscript, svg')) hidden.remove()
  return (copy.textContent ?? '').trim()
}
