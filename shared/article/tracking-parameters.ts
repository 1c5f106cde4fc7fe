/*
 * Parameters that say who sent the reader and never which page is shown. Only names that no site is known to use for content stand
 * here: `ref`, `source` and `from` do both, and stay in the address. Compared in lower case.
 */

/** Whole families, told by how the name starts. */
const TRACKING_PREFIXES = [
  'utm_', // Urchin and Google Analytics
  'pk_', // Piwik
  'piwik_',
  'mtm_', // Matomo
  'matomo_',
  'hsa_', // HubSpot Ads
  '__hs', // HubSpot: __hssc, __hstc, __hsfp
  '_hs', // HubSpot: _hsenc, _hsmi
  'at_medium', // AT Internet
  'at_campaign',
  'at_custom',
  'ns_', // comScore: ns_mchannel, ns_source, ns_campaign
  'guce_', // Yahoo's consent page
  'vero_',
  'oly_', // Omeda
]

const TRACKING_NAMES = new Set(
  [
    // Click identifiers of advertising networks
    'fbclid gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid msclkid yclid ysclid twclid ttclid li_fat_id igshid igsh epik',
    'rb_clickid wickedid s_kwcid ef_id irclickid srsltid _openstat',
    // Mail campaigns
    'mc_cid mc_eid mkt_tok sfmc_id trk_contact trk_msg trk_module ck_subscriber_id hsctatracking',
    // Analytics
    '_ga _gl guccounter xtor wt_mc wt_zmc s_cid sc_cid __twitter_impression',
    // Publishers' own campaign marks (Guardian, BBC, CNN, New York Times, MSN, Yahoo, Bloomberg)
    'cmp cmpid smid smtyp ocid ncid srnd ref_src ref_url',
  ]
    .join(' ')
    .split(' '),
)

/** Whether a parameter, named as it stands in a query string, only tells where a reader came from. */
export function isTrackingParameter(name: string): boolean {
  const folded = name.toLowerCase()
  return TRACKING_NAMES.has(folded) || TRACKING_PREFIXES.some((prefix) => folded.startsWith(prefix))
}
