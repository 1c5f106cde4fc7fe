import { useEffect, useState } from 'react'
import type { SignedInSite } from '../../shared/bridge.ts'
import { useBridge } from '../platform/PlatformContext.tsx'
import { Button } from '../ui/Button.tsx'
import { formatDay } from '../ui/format.ts'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import screen from './SettingsScreen.module.css'
import styles from './SignIns.module.css'

/** The sites where a person signed in, and the way out of each. */
export function SignIns() {
  const bridge = useBridge()
  const { say } = useAnnouncer()
  const [sites, setSites] = useState<readonly SignedInSite[]>()
  const words = messages.signingIn.settings

  useEffect(() => {
    const stop = bridge.on('signInsChanged', (changed) => setSites(changed.sites))
    void bridge.call('listSignIns', null).then(setSites)
    return stop
  }, [bridge])

  const remove = async (gone: readonly SignedInSite[]) => {
    setSites(await bridge.call('removeSignIns', { sites: gone.map(({ site }) => site) }))
    say(words.removed(gone.length))
  }
  return (
    <section className={screen.section} aria-labelledby="settings-sign-ins">
      <h2 id="settings-sign-ins" className={screen.heading}>
        {words.title}
      </h2>
      <p className={screen.hint}>{words.explanation}</p>
      {!sites || sites.length === 0 ? (
        <p className={screen.hint}>{sites ? words.none : ''}</p>
      ) : (
        <>
          <ul className={styles.sites} aria-label={words.list}>
            {sites.map((site) => (
              <li key={site.site} className={styles.site}>
                <span className={styles.name} dir="ltr">
                  {site.site}
                </span>
                <span className={screen.hint}>{words.since(formatDay(site.at))}</span>
                <Button
                  size="small"
                  aria-label={words.removeLabel(site.site)}
                  onPress={() => void remove([site])}
                >
                  {words.remove}
                </Button>
              </li>
            ))}
          </ul>
          {sites.length > 1 ? <Button onPress={() => void remove(sites)}>{words.removeAll}</Button> : null}
        </>
      )}
    </section>
  )
}
