/** Why the network gave nothing, or not what was asked for: what the shell says of a fetch is what a save that failed for it keeps. */
export const NETWORK_ERROR_KINDS = [
  'bad-address',
  'private-address',
  'offline',
  'not-found',
  'refused',
  'server-error',
  'tls',
  'time-out',
  'too-large',
  'too-many-redirects',
  'disk-full',
] as const
