/** The name by which Chromium finds the proxy; its resolver knows this one and no other. `.invalid` can never be a site's: RFC 6761. */
export const PROXY_HOST = 'capture-proxy.invalid'
