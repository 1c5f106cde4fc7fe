import { installDefaultPolicy } from './trusted.ts'

// Imported first of all, so that the policy stands before any library is loaded.
installDefaultPolicy('ingest')
