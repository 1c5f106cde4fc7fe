import { useEffect } from 'react'
import { messages } from './messages.ts'
import { useAnnouncer } from './StatusLine.tsx'

interface FailureWarningProps {
  /** Calls its listener with every failure that nobody caught; answers with what ends that. */
  onUncaught: (listener: () => void) => () => void
}

/** Says that something went wrong where nothing else does. */
export function FailureWarning({ onUncaught }: FailureWarningProps) {
  const { warn } = useAnnouncer()
  useEffect(() => onUncaught(() => warn(messages.errors.uncaught)), [onUncaught, warn])
  return null
}
