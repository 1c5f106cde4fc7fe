import { z } from 'zod'
import { installDefaultPolicy } from './trusted.ts'

/* What has to stand before any other module of the page is so much as loaded. */

installDefaultPolicy('ingest')
// The page's policy lets nothing be compiled from text, which zod would try with its first schema.
z.config({ jitless: true })
void import('./ingest-index.ts').then(() => import('./ingest.ts'))
