import { ArrowLeft, Lock, LockOpen, RotateCw, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { CallRequest, CaptureBarState } from '../../shared/bridge.ts'
import { useBridge } from '../platform/PlatformContext.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import styles from './CaptureBar.module.css'

const BEFORE_ANY: CaptureBarState = {
  address: '',
  isSecure: false,
  isLoading: true,
  canGoBack: false,
  problem: null,
  saving: 'no',
}

/** What stands over a page of the web in a capture window: which site it is, and what can be done with it. */
export function CaptureBar() {
  const bridge = useBridge()
  const [state, setState] = useState(BEFORE_ANY)
  const words = messages.captureBar
  const press = (does: CallRequest<'captureBar'>['does']) => void bridge.call('captureBar', { does })

  useEffect(() => {
    const stop = bridge.on('captureBar', setState)
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return
      event.preventDefault()
      void bridge.call('captureBar', { does: 'page' })
    }
    window.addEventListener('keydown', onKeyDown)
    void bridge.call('windowReady', null)
    return () => {
      stop()
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [bridge])

  return (
    <section className={styles.bar} aria-label={words.label}>
      <IconButton
        label={words.back}
        icon={<ArrowLeft />}
        isDisabled={!state.canGoBack}
        onPress={() => press('back')}
      />
      <IconButton label={words.reload} icon={<RotateCw />} onPress={() => press('reload')} />
      <Place state={state} />
      <Button
        variant="primary"
        isDisabled={state.address === '' || state.problem !== null || state.saving === 'saving'}
        onPress={() => press('save')}
      >
        {words.save}
      </Button>
      <IconButton label={words.close} icon={<X />} onPress={() => press('close')} />
    </section>
  )
}

/** The site in strong letters, whatever else its address says, and under it what there is to know. */
function Place({ state }: { state: CaptureBarState }) {
  const words = messages.captureBar
  const url = URL.canParse(state.address) ? new URL(state.address) : null
  const Sign = state.isSecure ? Lock : LockOpen
  const said = state.problem ? messages.errors.bridge(state.problem) : words.states[state.saving]
  return (
    <div className={styles.place}>
      <p className={styles.address} dir="ltr">
        {url ? (
          <Sign className={styles.sign} aria-label={state.isSecure ? words.secure : words.open} />
        ) : null}
        <strong className={styles.host}>{url ? url.host : words.loading}</strong>
        <span className={styles.rest}>{url ? `${url.pathname}${url.search}` : ''}</span>
      </p>
      <p
        className={styles.said}
        role="status"
        data-failed={state.problem !== null || state.saving === 'failed'}
      >
        {said || (state.isLoading ? words.loading : state.isSecure ? words.hint : words.notSecure)}
      </p>
    </div>
  )
}
