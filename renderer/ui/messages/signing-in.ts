import { count } from './count.ts'

/** Signing in to a site, in a window of its own, and what is kept of that. */
export const signingInMessages = {
  bar: {
    label: 'The page below',
    back: 'Back',
    reload: 'Load again',
    save: 'Save this page',
    close: 'Close',
    secure: 'The connection is secure',
    open: 'The connection is not secure',
    loading: 'Loading',
    hint: 'Sign in here, go to the article, then save the page. What the site keeps stays in this window’s store.',
    notSecure: 'The connection is not secure: what you type here can be read on its way.',
    states: {
      no: '',
      saving: 'Saving what stands here',
      saved: 'Handed to Offprint. You can go on to another page, or close this window.',
      failed: 'This page could not be saved. Wait until it is loaded, then try again.',
    },
  },
  settings: {
    title: 'Sign-ins',
    explanation:
      'Sites that you opened in Offprint to sign in. What a site keeps is used for that site alone, and nowhere outside of Offprint. You stay signed in for 30 days, or for as long as the site says.',
    none: 'You are signed in nowhere.',
    list: 'Sites',
    since: (date: string) => `last opened ${date}`,
    remove: 'Sign out',
    removeLabel: (site: string) => `Sign out of ${site}`,
    removeAll: 'Sign out everywhere',
    removed: (number: number) => `Signed out of ${count(number, 'site', 'sites')}`,
  },
  signIn: 'Sign in to this site…',
  signInLabel: (label: string) => `Sign in to this site… ${label}`,
  saving: (title: string) => `Saving ${title}`,
}
