/** How Offprint introduces itself to web servers. */
export interface FetchIdentity {
  readonly userAgent: string
  /** The Accept-Language header: the person's languages, most wanted first. */
  readonly acceptLanguage: string
}

const PLATFORMS: Readonly<Record<string, string>> = {
  darwin: 'Macintosh; Intel Mac OS X 10_15_7',
  win32: 'Windows NT 10.0; Win64; x64',
}

/**
 * A browser's name with our own behind it: many sites answer only browsers, and those who read their logs shall know us.
 * @param chromeVersion `process.versions.chrome`; only its first number is told, as Chrome itself does
 */
export function fetchIdentity(
  chromeVersion: string,
  appVersion: string,
  languages: readonly string[],
): FetchIdentity {
  const platform = PLATFORMS[process.platform] ?? 'X11; Linux x86_64'
  const major = chromeVersion.split('.')[0]
  return {
    userAgent: `Mozilla/5.0 (${platform}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36 Offprint/${appVersion}`,
    acceptLanguage: weighted(languages.length > 0 ? languages : ['en']),
  }
}

/** `en-GB,de;q=0.9,…`, at most five. */
function weighted(languages: readonly string[]): string {
  return languages
    .slice(0, 5)
    .map((language, index) => (index === 0 ? language : `${language};q=0.${9 - index + 1}`))
    .join(',')
}
