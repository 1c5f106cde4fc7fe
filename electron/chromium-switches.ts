import { app } from 'electron'
import { PROXY_HOST } from './capture/proxy-host.ts'
import { developmentServer } from './development-server.ts'

/** What Chromium does in the background for a browser, and nobody asked a reading app for. */
const SWITCHES_OFF = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-component-update',
  'disable-default-apps',
  'disable-domain-reliability',
  'disable-sync',
  'dns-prefetch-disable',
  'no-pings',
]

/** The same by feature: looking for devices on the network, hints and reports to its maker, other ways to resolve names. */
const FEATURES_OFF = [
  'AsyncDns',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'DnsOverHttps',
  'MediaRouter',
  'OptimizationHints',
  'Reporting',
  'Translate',
]

/**
 * Tells Chromium to keep off the network; must come before `ready`. Pages are fetched by `capture/` through Node, or by
 * capture windows through its proxy, so Chromium needs no name resolved but the proxy's: even a request that slipped through every
 * other lock would find no host.
 */
export function applyChromiumSwitches(): void {
  for (const name of SWITCHES_OFF) app.commandLine.appendSwitch(name)
  const given = app.commandLine.getSwitchValue('disable-features')
  app.commandLine.appendSwitch('disable-features', [...(given ? [given] : []), ...FEATURES_OFF].join(','))
  const exception = developmentServer() ? ', EXCLUDE 127.0.0.1' : ''
  app.commandLine.appendSwitch(
    'host-resolver-rules',
    `MAP ${PROXY_HOST} 127.0.0.1, MAP * ~NOTFOUND${exception}`,
  )
}
