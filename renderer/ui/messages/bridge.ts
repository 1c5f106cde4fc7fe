import type { BridgeErrorKind } from '../../../shared/bridge.ts'

const reasons: Record<BridgeErrorKind, string> = {
  'bad-address': 'This is not an address that can be opened.',
  'private-address': 'This address leads to your own computer or network.',
  offline: 'The site could not be reached. Check the connection.',
  'not-found': 'It is not there any more.',
  refused: 'The site refused to give the page.',
  'server-error': 'The site itself has a fault just now.',
  tls: 'The connection to the site is not secure.',
  'time-out': 'It took too long.',
  'too-large': 'It is larger than Offprint can take.',
  'too-many-redirects': 'The address leads on and on.',
  'no-page': 'This is no web page.',
  cancelled: 'It was cancelled.',
  'disk-full': 'The disk is full. Free some space and try again.',
  'no-permission': 'The system does not allow Offprint to use that file or folder.',
  'bad-handle': 'That file or folder is not open any more. Choose it again.',
  'bad-name': 'The file cannot have that name.',
  unexpected: 'Something went wrong. Please try again.',
}

/** Why the computer could not do what was asked, in plain words. */
export const bridgeFailure = (kind: BridgeErrorKind): string => reasons[kind]
